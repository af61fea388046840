package com.atom.slack.simulator.delivery;

import java.util.Arrays;

/** Counts of the last sixty minutes, minute by minute, several side by side. */
final class LastHour {
    private static final int MINUTES = 60;

    private final long[][] counts;
    private final long[] sums;
    private long minute;

    LastHour(int kinds) {
        this.counts = new long[kinds][MINUTES];
        this.sums = new long[kinds];
    }

    /** @param now a minute, never before the one of the last call */
    void moveTo(long now) {
        for (long passed = Math.max(minute + 1, now - MINUTES + 1); passed <= now; passed++) {
            int slot = Math.floorMod(passed, MINUTES);
            for (int kind = 0; kind < sums.length; kind++) {
                sums[kind] -= counts[kind][slot];
                counts[kind][slot] = 0;
            }
        }
        minute = now;
    }

    void add(int kind) {
        counts[kind][Math.floorMod(minute, MINUTES)]++;
        sums[kind]++;
    }

    long sum(int kind) {
        return sums[kind];
    }

    void clear() {
        Arrays.fill(sums, 0);
        for (long[] kind : counts) {
            Arrays.fill(kind, 0);
        }
    }
}
