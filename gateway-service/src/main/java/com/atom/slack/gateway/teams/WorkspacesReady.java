package com.atom.slack.gateway.teams;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the workspaces are known: until then every workspace would be a 404. */
@Readiness
@ApplicationScoped
class WorkspacesReady implements HealthCheck {

    private final ConnectedWorkspaces workspaces;

    WorkspacesReady(ConnectedWorkspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("workspaces view")
                .status(workspaces.ready())
                .build();
    }
}
