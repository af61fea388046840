package com.atom.slack.analytics.activity;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time.
 *
 * @param start inclusive
 * @param end exclusive, after the start
 */
record Span(Instant start, Instant end) {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** The first quarter of an hour that begins at or after the moment. */
    static Instant quarterFrom(Instant at) {
        Instant before = quarterUpTo(at);
        return before.equals(at) ? at : before.plus(QUARTER);
    }

    private static Instant quarterUpTo(Instant at) {
        long seconds = QUARTER.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    /** The begin of the whole quarters inside; the end, when there is none. */
    Instant wholeFrom() {
        Instant from = quarterFrom(start);
        return from.isBefore(end) ? from : end;
    }

    /** The end of the whole quarters inside, never before {@link #wholeFrom()}. */
    Instant wholeTo() {
        Instant to = quarterUpTo(end);
        return to.isBefore(wholeFrom()) ? wholeFrom() : to;
    }
}
