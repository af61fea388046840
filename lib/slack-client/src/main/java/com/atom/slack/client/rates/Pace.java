package com.atom.slack.client.rates;

import java.time.Duration;

/**
 * Calls evenly spaced with a small burst. Burst and refill together stay within the limit in <em>every</em> minute, wherever
 * Slack lets its windows begin: {@code burst - 1 + refill per minute = limit}.
 *
 * @param interval between two calls once the burst is used up
 * @param burst calls that may follow one another at once, at least 1
 */
record Pace(Duration interval, int burst) {

    private static final double MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    /** @param perMinute the limit, above 0; fractions mean less than one call a minute */
    static Pace within(double perMinute) {
        int burst = Math.max(1, (int) (perMinute / 10));
        double refill = perMinute - burst + 1;
        return new Pace(Duration.ofNanos((long) Math.ceil(MINUTE_NANOS / refill)), burst);
    }

    long intervalMicros() {
        return Math.max(1, interval.toNanos() / 1000);
    }
}
