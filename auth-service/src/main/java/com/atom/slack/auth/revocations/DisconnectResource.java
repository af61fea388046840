package com.atom.slack.auth.revocations;

import java.time.Clock;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.api.DisconnectRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Requests;

/** Endpoint 20, as far as it is about what this service holds. */
@Path("/api/auth/slack/disconnect")
class DisconnectResource {

    private final Disconnections disconnections;
    private final CurrentCaller current;
    private final Requests requests;
    private final Clock clock;

    DisconnectResource(Disconnections disconnections, CurrentCaller current, Requests requests, Clock clock) {
        this.disconnections = disconnections;
        this.current = current;
        this.requests = requests;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<DisconnectAnswer> disconnect(byte[] body) {
        Caller admin = current.require(Role.ADMIN);
        DisconnectRequest request = requests.fromJson(body, DisconnectRequest.class);
        return disconnections
                .disconnect(current.team(request.workspaceId()), request.purge(), admin.subject())
                .map(outcome ->
                        outcome.orElseThrow(() -> CommonProblem.WORKSPACE_NOT_FOUND.because("it was never installed")))
                .map(outcome -> DisconnectAnswer.of(outcome, clock.instant()));
    }
}
