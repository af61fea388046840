package com.atom.slack.auth.audit;

import java.util.Optional;

/**
 * One deed.
 *
 * @param actor the subject of the credential, such as {@code service:ingestion} or {@code key:1a2b}
 * @param action what was done or refused
 * @param team {@code T…}; empty where none was known yet
 * @param purpose why, or how it went; never a secret
 */
public record AuditEntry(String actor, Action action, Optional<String> team, String purpose) {

    /** What is worth an entry. */
    public enum Action {
        INSTALLATION_BEGUN,
        INSTALLATION_DENIED,
        INSTALLATION_REFUSED,
        INSTALLED,
        REINSTALLED,
        TOKEN_LEASED,
        LEASE_REFUSED,
        KEY_CREATED,
        ENCRYPTION_KEYS_ROTATED,
        TOKEN_REFRESHED,
        REFRESH_REFUSED,
        TOKEN_EXCHANGED,
        TOKEN_REVOKED,
        NEEDS_REAUTH,
        DISCONNECTED,
        PURGE_ASKED
    }
}
