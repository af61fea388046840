package com.atom.slack.contracts.api;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 19: new tokens now.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param exchange whether tokens that do not expire are exchanged for ones that do, for an app whose rotation was switched on at
 *     Slack after this workspace was installed; false by default
 */
public record RefreshRequest(
        @Nullable String workspaceId, @Nullable Boolean exchange) implements WorkspaceRequest {
    public RefreshRequest {
        exchange = exchange != null && exchange;
    }
}
