package com.atom.slack.ingestion.wire;

import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Slack's {@code ts}: seconds since the epoch, a point, six decimals. As an identity it stays a string; these are the two other
 * forms it is compared in.
 */
public final class SlackTs {

    private static final Pattern FORM = Pattern.compile("\\d{1,12}\\.\\d{6}");
    private static final long MICROS = 1_000_000L;

    private SlackTs() {}

    /** Whether the text may identify a message. */
    public static boolean valid(@Nullable String ts) {
        return ts != null && FORM.matcher(ts).matches();
    }

    /** Microseconds since the epoch; fails with {@link UnreadableObservation} for anything that is not a ts. */
    public static long micros(@Nullable String ts) {
        if (!valid(ts)) {
            throw new UnreadableObservation("a ts is expected");
        }
        int point = ts.indexOf('.');
        return Long.parseLong(ts, 0, point, 10) * MICROS + Long.parseLong(ts, point + 1, ts.length(), 10);
    }

    /** Microseconds since the epoch. */
    public static long micros(Instant at) {
        return at.getEpochSecond() * MICROS + at.getNano() / 1_000;
    }

    /** The moment of a stamp in microseconds. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    /** The first ts at or after the moment. */
    public static String of(Instant at) {
        return String.format("%010d.%06d", Math.max(0, at.getEpochSecond()), at.getNano() / 1_000);
    }
}
