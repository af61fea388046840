package com.atom.slack.simulator.delivery;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

import com.atom.slack.simulator.pace.Pace;

/** Parcels that wait for their next attempt, the soonest first. */
final class Waiting {
    private record Due(long simulatedMillis, long order, Parcel parcel) {}

    private final Pace pace;
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::simulatedMillis).thenComparingLong(Due::order));
    private long order;

    Waiting(Pace pace) {
        this.pace = pace;
    }

    /** What has passed of the wait already, in another process perhaps, counts. */
    void add(Parcel parcel) {
        long passed = Math.max(0, pace.millis() - parcel.sinceMillis());
        long left = Math.max(0, parcel.waitMillis() - passed);
        queue.add(new Due(pace.simulatedMillis() + left, order++, parcel));
    }

    Optional<Parcel> due() {
        Due first = queue.peek();
        if (first == null || first.simulatedMillis > pace.simulatedMillis()) {
            return Optional.empty();
        }
        queue.remove();
        return Optional.of(first.parcel);
    }
}
