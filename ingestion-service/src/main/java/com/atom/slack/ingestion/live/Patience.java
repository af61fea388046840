package com.atom.slack.ingestion.live;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether events are being folded or wait for something that is away: then the service is not ready, but alive. */
@Readiness
@ApplicationScoped
class Patience implements HealthCheck {

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

    @Override
    public HealthCheckResponse call() {
        String reason = waitingFor.get();
        return HealthCheckResponse.named("events are folded")
                .status(reason.isEmpty())
                .withData("waiting_for", reason)
                .build();
    }
}
