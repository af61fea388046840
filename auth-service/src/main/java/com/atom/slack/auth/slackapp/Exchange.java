package com.atom.slack.auth.slackapp;

import java.util.Optional;

/** How the exchange of a code went. */
public sealed interface Exchange {

    record Granted(Grant grant) implements Exchange {}

    /**
     * Slack answered and said no.
     *
     * @param error Slack's own code, such as {@code invalid_code}
     * @param retryAfterSeconds as Slack asked; empty unless it limits us
     */
    record Refused(String error, Optional<Integer> retryAfterSeconds) implements Exchange {}

    /** No usable answer within the deadline; the code may or may not be spent. */
    record Unreachable() implements Exchange {}
}
