package com.atom.slack.contracts.api;

import java.time.Instant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Entries of the audit, newest first.
 *
 * @param actor the subject of a credential, such as {@code key:1a2b3c4d5e6f}
 * @param action what was done, such as {@code TOKEN_LEASED}
 * @param workspaceId entries about this workspace only; absent for all that the caller covers
 * @param from not before, inclusive
 * @param to before, exclusive
 * @param limit entries on a page, 1 to 1000, 100 by default
 * @param cursor from the last answer's next_cursor
 */
public record AuditRequest(
        @Nullable @Size(max = 200) String actor,
        @Nullable @Pattern(regexp = "[A-Z_]{1,40}") String action,
        @Nullable String workspaceId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable @Min(1) @Max(1000) Integer limit,
        @Nullable @Size(max = 100) String cursor) {
    public AuditRequest {
        limit = limit == null ? 100 : limit;
    }

    /** What a cursor holds for. */
    public String filters() {
        return actor + "|" + action + "|" + workspaceId + "|" + from + "|" + to;
    }
}
