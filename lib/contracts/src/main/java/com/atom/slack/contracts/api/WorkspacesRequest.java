package com.atom.slack.contracts.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 4: connected workspaces.
 *
 * @param limit items on a page, 1 to 1000, 100 by default
 * @param cursor from the last answer's next_cursor; absent for the first page
 */
public record WorkspacesRequest(
        @Nullable @Min(1) @Max(1000) Integer limit,
        @Nullable String cursor) {
    public WorkspacesRequest {
        limit = limit == null ? 100 : limit;
    }
}
