package com.atom.slack.events.intake;

import java.util.Locale;

import com.atom.slack.events.signature.Verdict;

/** What became of one request; the lower-case name is the tag of its counter. */
enum Outcome {
    /** The broker has it. */
    ACCEPTED(200),
    /** The broker had it already. */
    DUPLICATE(200),
    /** Slack asked if the address is ours, and we said so. */
    CHALLENGE(200),
    /** Signed, but not one JSON object within the bounds: nothing could ever read it. */
    NOT_JSON(400),
    /** Signed, but a slash command or an interaction, which this door does not take yet. */
    FORM(400),
    /** A question for a challenge that holds none. */
    NO_CHALLENGE(400),
    SIGNATURE_MALFORMED(401),
    TIMESTAMP_MALFORMED(401),
    STALE(401),
    SIGNATURE_WRONG(401),
    TOO_SLOW(408),
    TOO_LARGE(413),
    /** Too many events wait for the broker. */
    OVERLOADED(503),
    /** The broker did not acknowledge in time; Slack will send the event again. */
    BROKER_SILENT(503);

    private final int status;
    private final String tag;

    Outcome(int status) {
        this.status = status;
        this.tag = name().toLowerCase(Locale.ROOT);
    }

    /** HTTP status of the answer. */
    int status() {
        return status;
    }

    String tag() {
        return tag;
    }

    /** Whether Slack was told that the event is safe. */
    boolean safe() {
        return this == ACCEPTED || this == DUPLICATE;
    }

    /** Whether Slack was right and we could not: a possible gap in the record until it sends the event again. */
    boolean refused() {
        return status == 503;
    }

    /** The outcome of a signature that is not genuine. */
    static Outcome of(Verdict verdict) {
        return switch (verdict) {
            case MALFORMED_SIGNATURE -> SIGNATURE_MALFORMED;
            case MALFORMED_TIMESTAMP -> TIMESTAMP_MALFORMED;
            case STALE -> STALE;
            case WRONG -> SIGNATURE_WRONG;
            case GENUINE -> throw new IllegalArgumentException("a genuine signature is no outcome");
        };
    }
}
