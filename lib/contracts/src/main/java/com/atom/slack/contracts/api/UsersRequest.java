package com.atom.slack.contracts.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 11: people and bots of a workspace.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param includeRestricted guests too; false by default
 * @param includeBots false by default
 * @param includeDeleted deactivated accounts too; false by default
 * @param query part of a name, in any case
 * @param limit items on a page, 1 to 1000, 100 by default
 * @param cursor from the last answer's next_cursor; absent for the first page
 */
public record UsersRequest(
        @Nullable String workspaceId,
        @Nullable Boolean includeRestricted,
        @Nullable Boolean includeBots,
        @Nullable Boolean includeDeleted,
        @Nullable @Size(max = 200) String query,
        @Nullable @Min(1) @Max(1000) Integer limit,
        @Nullable String cursor)
        implements WorkspaceRequest {
    public UsersRequest {
        includeRestricted = includeRestricted != null && includeRestricted;
        includeBots = includeBots != null && includeBots;
        includeDeleted = includeDeleted != null && includeDeleted;
        limit = limit == null ? 100 : limit;
    }
}
