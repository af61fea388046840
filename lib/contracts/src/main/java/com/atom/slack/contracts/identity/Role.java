package com.atom.slack.contracts.identity;

/**
 * What a caller may do. {@code ADMIN} includes everything, {@code MEMBER} and {@code ANALYST} include {@code VIEWER};
 * {@code SERVICE} is another service of this platform and includes nothing.
 */
public enum Role {
    ANONYMOUS,
    VIEWER,
    MEMBER,
    ANALYST,
    ADMIN,
    SERVICE;

    /** Whether this role holds all rights of the other. */
    public boolean includes(Role other) {
        return this == other
                || other == ANONYMOUS
                || (this == ADMIN && other != SERVICE)
                || ((this == MEMBER || this == ANALYST) && other == VIEWER);
    }
}
