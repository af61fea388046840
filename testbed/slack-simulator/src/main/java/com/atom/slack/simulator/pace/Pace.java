package com.atom.slack.simulator.pace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.wire.Json;

/**
 * The clock and how many simulated seconds pass in one: waits are divided by the scale, timestamps are not touched.
 * What expires is measured on {@link #simulatedMillis}, which never runs backwards, over a restart neither.
 */
public final class Pace {
    public static final String FILE = "clock.json";

    /** Faster than this no wait of Slack's is to be felt any more: an hour passes in 4 ms. */
    public static final double FASTEST = 1e6;

    /** Where simulated time stops running ahead: sums of it with any lifetime stay far from overflowing. */
    private static final long FARTHEST = Duration.ofDays(365_000).toMillis();

    private static final long LONGEST_WAIT = Duration.ofDays(36_500).toMillis();

    private final Clock clock;
    private final @Nullable Path file;
    private volatile double scale = 1;
    private long sinceMillis;
    private long aheadMillis;

    /** Forgotten when the process ends. */
    public Pace(Clock clock) {
        this.clock = clock;
        this.file = null;
        this.sinceMillis = clock.millis();
    }

    /** @param folder where it is kept how far the simulated time is ahead; the scale itself is 1 after a restart */
    public Pace(Clock clock, Path folder) {
        this.clock = clock;
        this.file = folder.resolve(FILE);
        this.sinceMillis = clock.millis();
        if (Files.exists(file)) {
            takeUp(file);
        }
    }

    private void takeUp(Path file) {
        try {
            ObjectNode kept = Json.own(Files.readString(file));
            scale = kept.path("scale").asDouble(1);
            sinceMillis = kept.path("since_millis").asLong();
            aheadMillis = Math.clamp(kept.path("ahead_millis").asLong(), -FARTHEST, FARTHEST);
            scale(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Epoch milliseconds of a clock that has run as fast as the scale ever since the first start. */
    public long simulatedMillis() {
        long now = clock.millis();
        double ahead = aheadMillis + (now - sinceMillis) * (scale - 1);
        return now + (long) Math.clamp(ahead, (double) -FARTHEST, (double) FARTHEST);
    }

    public double scale() {
        return scale;
    }

    /** @param scale greater than 0, at most {@link #FASTEST} */
    public void scale(double scale) {
        long now = clock.millis();
        aheadMillis = simulatedMillis() - now;
        sinceMillis = now;
        this.scale = scale;
        if (file == null) {
            return;
        }
        try {
            ObjectNode kept = Json.object().put("scale", scale).put("since_millis", sinceMillis);
            Files.write(file, Json.bytes(kept.put("ahead_millis", aheadMillis)));
        } catch (IOException e) {
            throw new UncheckedIOException("the clock cannot be kept", e);
        }
    }

    /** A wait of Slack's, in milliseconds of ours. */
    public long scaledMillis(long waitMillis) {
        return (long) Math.min(waitMillis / scale, (double) LONGEST_WAIT);
    }
}
