package com.atom.slack.events.broker;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the broker acknowledged the last record; the heartbeat keeps asking while Slack is silent. */
@Readiness
@Singleton
class BrokerReadiness implements HealthCheck {

    private final EventLog log;

    BrokerReadiness(EventLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker acknowledges")
                .status(log.answering())
                .build();
    }
}
