package com.atom.slack.ingestion.live;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** While events wait for something that is away the service is not ready, but alive. */
@Readiness
@ApplicationScoped
class EventsFolded implements HealthCheck {

    private final Patience patience;

    EventsFolded(Patience patience) {
        this.patience = patience;
    }

    @Override
    public HealthCheckResponse call() {
        String reason = patience.waitingFor();
        return HealthCheckResponse.named("events are folded")
                .status(reason.isEmpty())
                .withData("waiting_for", reason)
                .build();
    }
}
