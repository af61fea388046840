package com.atom.slack.contracts.api;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 6: channels of all kinds.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param includePrivate private channels and direct messages too; false by default
 * @param includeArchived false by default
 * @param types any of public_channel, private_channel, mpim, im; wins over includePrivate; absent for all allowed
 * @param query part of the name, in any case
 * @param limit items on a page, 1 to 1000, 100 by default
 * @param cursor from the last answer's next_cursor; absent for the first page
 */
public record ChannelsRequest(
        @Nullable String workspaceId,
        @Nullable Boolean includePrivate,
        @Nullable Boolean includeArchived,
        @Nullable List<@Pattern(regexp = "public_channel|private_channel|mpim|im") String> types,
        @Nullable @Size(max = 200) String query,
        @Nullable @Min(1) @Max(1000) Integer limit,
        @Nullable String cursor)
        implements WorkspaceRequest {
    public ChannelsRequest {
        includePrivate = includePrivate != null && includePrivate;
        includeArchived = includeArchived != null && includeArchived;
        limit = limit == null ? 100 : limit;
    }
}
