package com.atom.slack.auth.audit;

import java.util.List;
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

    private static final String ALL = "*";

    /** The workspace that an entry about a credential belongs to: the only one that it covers, else none. */
    public static Optional<String> about(List<String> teams) {
        return teams.size() == 1 && !teams.contains(ALL) ? Optional.of(teams.getFirst()) : Optional.empty();
    }

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
        KEY_REVOKED,
        KEY_REFUSED,
        ADMINISTERED,
        SIGNED_IN,
        SIGN_IN_REFUSED,
        SIGNED_OUT,
        SETTINGS_CHANGED,
        EXPORTED,
        ERASED
    }
}
