package com.atom.slack.ingestion.live;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;

/** Whether events are being folded or wait for something that is away; said once at each turn. */
@ApplicationScoped
class Patience {

    private static final String NOTHING = "";

    private final AtomicReference<String> waitingFor = new AtomicReference<>(NOTHING);

    void works() {
        if (!waitingFor.getAndSet(NOTHING).isEmpty()) {
            Log.info("events are folded again");
        }
    }

    void waits(Throwable outage) {
        String reason = FailureKind.reason(outage);
        if (waitingFor.getAndSet(reason).isEmpty()) {
            Log.warnf("events wait reason=%s", reason);
        }
    }

    /** Why events wait; empty while they do not. */
    String waitingFor() {
        return waitingFor.get();
    }
}
