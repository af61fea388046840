package com.atom.slack.e2e.walls;

import java.util.Optional;

/** Everybody who may stand at the door; all but the last administrator belong to our workspace alone. */
enum Who {
    ANONYMOUS(Optional.empty()),
    VIEWER(Optional.of("VIEWER")),
    MEMBER(Optional.of("MEMBER")),
    ANALYST(Optional.of("ANALYST")),
    ADMIN(Optional.of("ADMIN")),
    OTHER_TENANTS_ADMIN(Optional.of("ADMIN")),
    /** Was an administrator until the key was revoked. */
    REVOKED(Optional.of("ADMIN"));

    private final Optional<String> role;

    Who(Optional<String> role) {
        this.role = role;
    }

    /** As the table {@code api_key} has it; empty for somebody without a key. */
    Optional<String> role() {
        return role;
    }

    /** Whether they carry a credential that counts. */
    boolean isKnown() {
        return this != ANONYMOUS && this != REVOKED;
    }

    boolean isOurs() {
        return isKnown() && this != OTHER_TENANTS_ADMIN;
    }

    /** {@code admin} includes everything, {@code member} and {@code analyst} include {@code viewer}. */
    boolean has(Who least) {
        return isKnown()
                && switch (least) {
                    case VIEWER -> true;
                    case MEMBER -> this == MEMBER || role.equals(ADMIN.role);
                    case ANALYST -> this == ANALYST || role.equals(ADMIN.role);
                    case ADMIN -> role.equals(ADMIN.role);
                    default -> false;
                };
    }
}
