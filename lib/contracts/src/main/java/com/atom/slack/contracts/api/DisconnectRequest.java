package com.atom.slack.contracts.api;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 20: revoke a workspace's tokens and forget them.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param purge whether everything that is held of the workspace is deleted too, in every store; false by default
 */
public record DisconnectRequest(
        @Nullable String workspaceId, @Nullable Boolean purge) implements WorkspaceRequest {
    public DisconnectRequest {
        purge = purge != null && purge;
    }
}
