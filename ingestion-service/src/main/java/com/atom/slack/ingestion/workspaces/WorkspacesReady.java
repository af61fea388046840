package com.atom.slack.ingestion.workspaces;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the view of workspaces has been read to the end that it had at start. */
@Readiness
@ApplicationScoped
class WorkspacesReady implements HealthCheck {

    private final Workspaces workspaces;

    WorkspacesReady(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("workspaces are read")
                .status(workspaces.ready())
                .build();
    }
}
