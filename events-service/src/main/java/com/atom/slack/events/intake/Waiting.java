package com.atom.slack.events.intake;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

/** How many events wait for the broker, in number and bytes; what would exceed the bounds is not let in. */
@Singleton
class Waiting {

    private final int most;
    private final long mostBytes;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Waiting(IntakeConfig config) {
        this.most = config.mostWaiting();
        this.mostBytes = config.mostWaitingBytes();
    }

    /** Whether there is room; if so, {@link #leave} must follow with the same size. */
    boolean enter(int sizeBytes) {
        if (number.incrementAndGet() <= most && bytes.addAndGet(sizeBytes) <= mostBytes) {
            return true;
        }
        leave(sizeBytes);
        return false;
    }

    void leave(int sizeBytes) {
        number.decrementAndGet();
        bytes.addAndGet(-sizeBytes);
    }

    int number() {
        return number.get();
    }
}
