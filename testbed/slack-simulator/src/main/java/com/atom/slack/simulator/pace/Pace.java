package com.atom.slack.simulator.pace;

import java.time.Clock;
import java.time.Instant;

/** The clock and how many simulated seconds pass in one: waits are divided by the scale, timestamps are not touched. */
public final class Pace {
    private final Clock clock;
    private volatile double scale = 1;

    public Pace(Clock clock) {
        this.clock = clock;
    }

    public Clock clock() {
        return clock;
    }

    public long millis() {
        return clock.millis();
    }

    public long micros() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    public long seconds() {
        return clock.millis() / 1000;
    }

    public double scale() {
        return scale;
    }

    /** @param scale greater than 0 */
    public void scale(double scale) {
        this.scale = scale;
    }

    /** A wait of Slack's, in milliseconds of ours. */
    public long scaledMillis(long waitMillis) {
        return (long) (waitMillis / scale);
    }
}
