package com.atom.slack.auth.keys;

/** What became of the wish to end a key. */
sealed interface RevokeOutcome {

    /**
     * It is refused from now on.
     *
     * @param before whether it had been revoked earlier
     */
    record Revoked(ApiKeyRow row, boolean before) implements RevokeOutcome {}

    /** There is none, or it reaches further than the asker. */
    record UnknownKey() implements RevokeOutcome {}

    /** Nobody could administer everything without it. */
    record LastAdministrator() implements RevokeOutcome {}
}
