package com.atom.slack.simulator.pace;

import java.time.Clock;
import java.time.Instant;

/** The clock and how many simulated seconds pass in one: waits are divided by the scale, timestamps are not touched. */
public final class Pace {
    private final Clock clock;
    private volatile double scale = 1;
    private double simulated;
    private long simulatedAt;

    public Pace(Clock clock) {
        this.clock = clock;
        this.simulatedAt = clock.millis();
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
        simulated = simulatedMillis();
        simulatedAt = clock.millis();
        this.scale = scale;
    }

    /** Simulated milliseconds since the start, over every scale there has been; only differences mean something. */
    public long simulatedMillis() {
        return (long) (simulated + (clock.millis() - simulatedAt) * scale);
    }

    /** A wait of Slack's, in milliseconds of ours. */
    public long scaledMillis(long waitMillis) {
        return (long) (waitMillis / scale);
    }
}
