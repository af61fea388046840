package com.atom.slack.client.rates;

import java.time.Duration;

/** A permit is further away than the caller's patience; carries no stack because it is expected. */
public final class PermitTooFar extends RuntimeException {

    private final Duration wait;

    PermitTooFar(Duration wait) {
        super("no permit within " + wait, null, false, false);
        this.wait = wait;
    }

    /** When it is worth coming again. */
    public Duration comeAgainIn() {
        return wait;
    }
}
