package com.atom.slack.simulator.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/** One app's deliveries: so many at once, so that an app that hangs holds up no other. */
final class Lane {
    private static final int AT_ONCE = 128;

    private final Deque<Parcel> ready = new ArrayDeque<>();
    private int onTheWay;

    void add(Parcel parcel) {
        ready.add(parcel);
    }

    boolean hasRoom() {
        return onTheWay < AT_ONCE && !ready.isEmpty();
    }

    Parcel next() {
        return ready.remove();
    }

    void begin() {
        onTheWay++;
    }

    void end() {
        onTheWay--;
    }

    void clear() {
        ready.clear();
    }
}
