package com.atom.slack.auth.rotation;

import java.time.Instant;

/** How the wish for a newer token ended. */
public sealed interface Renewal {

    /** A newer generation is in the vault, made by us or by somebody else. */
    record Renewed() implements Renewal {}

    /** The token does not expire; there is nothing to renew it with. */
    record DoesNotRotate() implements Renewal {}

    /**
     * Not now; what is held stays.
     *
     * @param why a word for the log and the caller, such as {@code ratelimited}
     * @param moment when it is worth trying again
     */
    record Later(String why, Instant moment) implements Renewal {}

    /**
     * Never: the workspace has to be installed again, and says so.
     *
     * @param error Slack's code, or {@code refresh_lost}
     */
    record Dead(String error) implements Renewal {}

    /** The refresh token is there and does not open; a person must act. */
    record Unreadable() implements Renewal {}
}
