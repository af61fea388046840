package com.atom.slack.simulator.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;

/** When an event is tried again, and when it is not worth it any more. */
final class Retries {
    private static final Duration TOO_LATE = Duration.ofHours(2);
    private static final Duration DELAYED = Duration.ofHours(1);
    private static final int DELAYED_TIMES = 24;

    private final Pace pace;
    private final Terms terms;

    Retries(Pace pace, Terms terms) {
        this.pace = pace;
        this.terms = terms;
    }

    /** How long after a failed attempt the next one comes; empty when there is none. */
    Optional<Duration> after(Parcel parcel, App app) {
        List<Long> spacing = terms.retryAfter();
        if (parcel.attempt() < spacing.size()) {
            return Optional.of(Duration.ofSeconds(spacing.get(parcel.attempt())));
        }
        boolean delayed = app.settings().delayedEvents() && parcel.attempt() < spacing.size() + DELAYED_TIMES;
        return delayed ? Optional.of(DELAYED) : Optional.empty();
    }

    /** What it waited, on the scaled clock, or its age on ours; the seconds an app took to answer are not scaled. */
    boolean isTooLate(Parcel parcel, App app) {
        long age = Math.max(parcel.waitedMillis(), pace.millis() - parcel.madeMillis());
        return age > TOO_LATE.toMillis() && !app.settings().delayedEvents();
    }
}
