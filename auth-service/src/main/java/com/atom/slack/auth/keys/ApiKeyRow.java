package com.atom.slack.auth.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.internal.ApiKeyIdentity;

/**
 * A row of the table {@code api_key}.
 *
 * @param hash SHA-256 of the key
 * @param teams {@code *} alone for all workspaces
 * @param createdBy the subject of the credential that asked for it
 * @param lastUsedAt to the minute; empty while it was never presented
 */
record ApiKeyRow(
        String id,
        byte[] hash,
        String label,
        Role role,
        List<String> teams,
        boolean allChannels,
        Instant createdAt,
        String createdBy,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    boolean isValid(Instant now) {
        return revokedAt.isEmpty() && !hasExpired(now);
    }

    boolean hasExpired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    ApiKeyIdentity identity() {
        return new ApiKeyIdentity(subject(), role, teams, allChannels);
    }

    String subject() {
        return "key:" + id;
    }
}
