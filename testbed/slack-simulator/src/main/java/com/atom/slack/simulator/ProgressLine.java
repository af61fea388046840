package com.atom.slack.simulator;

import java.io.PrintStream;
import java.time.Clock;

/** What long work says to a person: its first line at once, then one every two seconds at most. */
final class ProgressLine {
    private static final long PAUSE_MILLIS = 2000;

    private final PrintStream out;
    private final Clock clock;
    private long next;

    ProgressLine(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** On one thread. */
    void show(String line) {
        long now = clock.millis();
        if (now >= next) {
            out.println(line);
            next = now + PAUSE_MILLIS;
        }
    }
}
