package com.atom.slack.contracts.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 13: full text over what the caller may see.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param query words, {@code "phrases"}, {@code -not}, {@code in:#c}, {@code from:@u}, {@code before: after: on: during:}, {@code has:file}, {@code is:thread}
 * @param channelId only this channel
 * @param userId only this author
 * @param from not before this ISO-8601 instant or date
 * @param to not after this ISO-8601 instant or date
 * @param sort {@code timestamp} by default, or {@code score}
 * @param sortDir {@code desc} by default, or {@code asc}
 * @param count hits on a page, 1 to 1000, 100 by default
 * @param cursor from the last answer's next_cursor; absent for the first page
 */
public record SearchRequest(
        @Nullable String workspaceId,
        @NotBlank @Size(max = 2000) String query,
        @Nullable String channelId,
        @Nullable String userId,
        @Nullable String from,
        @Nullable String to,
        @Nullable @Pattern(regexp = "timestamp|score") String sort,
        @Nullable @Pattern(regexp = "asc|desc") String sortDir,
        @Nullable @Min(1) @Max(1000) Integer count,
        @Nullable String cursor)
        implements WorkspaceRequest {
    public SearchRequest {
        sort = sort == null ? "timestamp" : sort;
        sortDir = sortDir == null ? "desc" : sortDir;
        count = count == null ? 100 : count;
    }
}
