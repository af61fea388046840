package com.atom.slack.analytics.facts;

import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Whether changes can be applied at the moment. While they cannot the service is alive but not ready. */
@Default
@Readiness
@Singleton
class Progress implements HealthCheck {

    private final Counter applied;
    private volatile @Nullable String stalledBy;

    Progress(MeterRegistry registry) {
        this.applied = Counter.builder("analytics.changes.applied")
                .description("records of slack.changes.v1 that are dealt with")
                .register(registry);
    }

    void applied(int records) {
        applied.increment(records);
        if (stalledBy != null) {
            Log.info("changes are applied again");
            stalledBy = null;
        }
    }

    void stalled(Throwable reason) {
        if (stalledBy == null) {
            Log.warnf(reason, "changes cannot be applied, trying again");
        }
        stalledBy = reason.getClass().getSimpleName();
    }

    @Override
    public HealthCheckResponse call() {
        String reason = stalledBy;
        var answer = HealthCheckResponse.named("changes are applied").status(reason == null);
        return reason == null
                ? answer.build()
                : answer.withData("stalled_by", reason).build();
    }
}
