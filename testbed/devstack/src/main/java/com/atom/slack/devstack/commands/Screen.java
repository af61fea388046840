package com.atom.slack.devstack.commands;

import java.util.Locale;

import com.atom.slack.devstack.process.Announcer;

/** What a person sees: lines with the time since the start, and on a terminal one line at the bottom that changes in place. */
final class Screen implements Announcer {

    private static final String CLEAR_LINE = "\r\033[K";

    private final long startedNanos = System.nanoTime();
    private final boolean terminal = "1".equals(System.getenv("ATOM_TERMINAL"));
    private String live = "";
    private boolean ended;

    @Override
    public synchronized void say(String line) {
        plain(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - startedNanos) / 1e9, line));
    }

    /** Without the time. */
    synchronized void plain(String line) {
        System.out.println((live.isEmpty() ? "" : CLEAR_LINE) + line);
        if (!live.isEmpty()) {
            System.out.print(live);
        }
        System.out.flush();
    }

    /** Replaces the line at the bottom; where there is no terminal it is an ordinary line. */
    synchronized void live(String line) {
        if (ended) {
            return;
        }
        if (terminal) {
            live = line;
            System.out.print(CLEAR_LINE + line);
            System.out.flush();
        } else {
            plain(line);
        }
    }

    /** Takes the line at the bottom away, for good. */
    synchronized void endLive() {
        if (!live.isEmpty()) {
            System.out.print(CLEAR_LINE);
            live = "";
        }
        ended = true;
    }

    boolean isTerminal() {
        return terminal;
    }
}
