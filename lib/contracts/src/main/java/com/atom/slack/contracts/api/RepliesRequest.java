package com.atom.slack.contracts.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 24: one thread, oldest first; the parent is the first message of the first page.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param channelId Slack's id of the channel
 * @param threadTs ts of the parent
 * @param cursor from the last answer's next_cursor; absent for the first page
 * @param limit items on a page, 1 to 1000, 100 by default
 */
public record RepliesRequest(
        @Nullable String workspaceId,
        @NotBlank String channelId,
        @NotBlank @Pattern(regexp = "\\d{1,12}\\.\\d{6}") String threadTs,
        @Nullable String cursor,
        @Nullable @Min(1) @Max(1000) Integer limit)
        implements WorkspaceRequest {
    public RepliesRequest {
        limit = limit == null ? 100 : limit;
    }
}
