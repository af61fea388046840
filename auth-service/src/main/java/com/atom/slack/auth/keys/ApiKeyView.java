package com.atom.slack.auth.keys;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A key in a list; no secret.
 *
 * @param id its public name, the subject in the audit without {@code key:}
 * @param channels {@code public} or {@code all}
 * @param lastUsedAt to the minute; absent while it was never presented
 * @param status {@code active}, {@code expired} or {@code revoked}
 */
record ApiKeyView(
        String id,
        String label,
        String role,
        List<String> workspaces,
        String channels,
        String status,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    static ApiKeyView of(ApiKeyRow row, Instant now) {
        String status = row.revokedAt().isPresent() ? "revoked" : row.hasExpired(now) ? "expired" : "active";
        return new ApiKeyView(
                row.id(),
                row.label(),
                row.role().name().toLowerCase(Locale.ROOT),
                row.teams(),
                row.allChannels() ? "all" : "public",
                status,
                row.createdAt(),
                row.createdBy(),
                row.lastUsedAt().orElse(null),
                row.expiresAt().orElse(null),
                row.revokedAt().orElse(null));
    }
}
