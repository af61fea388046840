package com.atom.slack.devstack.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again. */
public final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Patience() {}

    /**
     * Asks five times a second until the answer is yes; an exception counts as no.
     *
     * @return false when the time was over first
     */
    public static boolean until(Duration atMost, Callable<Boolean> question) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isYes(question)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private static boolean isYes(Callable<Boolean> question) {
        try {
            return question.call();
        } catch (Exception notYet) {
            return false;
        }
    }
}
