package com.atom.slack.contracts.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 7: the history of a channel, newest first; replies are left to endpoint 24.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param channelId Slack's id of the channel, the current one or an older one
 * @param limit items on a page, 1 to 1000, 100 by default
 * @param cursor from the last answer's next_cursor; absent for the first page
 * @param latest only messages at or before this ts
 * @param oldest only messages at or after this ts
 * @param filters absent for all
 */
public record MessagesRequest(
        @Nullable String workspaceId,
        @NotBlank String channelId,
        @Nullable @Min(1) @Max(1000) Integer limit,
        @Nullable String cursor,

        @Nullable @Pattern(regexp = "\\d{1,12}(\\.\\d{1,6})?")
        String latest,

        @Nullable @Pattern(regexp = "\\d{1,12}(\\.\\d{1,6})?")
        String oldest,

        @Nullable @Valid MessageFilters filters)
        implements WorkspaceRequest {
    public MessagesRequest {
        limit = limit == null ? 100 : limit;
    }
}
