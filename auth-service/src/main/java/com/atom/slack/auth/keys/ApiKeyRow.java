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
 */
record ApiKeyRow(
        String id,
        byte[] hash,
        String label,
        Role role,
        List<String> teams,
        boolean allChannels,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {

    boolean isValid(Instant now) {
        return revokedAt.isEmpty() && expiresAt.filter(end -> !end.isAfter(now)).isEmpty();
    }

    ApiKeyIdentity identity() {
        return new ApiKeyIdentity("key:" + id, role, teams, allChannels);
    }
}
