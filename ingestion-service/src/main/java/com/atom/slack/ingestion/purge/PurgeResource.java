package com.atom.slack.ingestion.purge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.internal.PurgeProgress;
import com.atom.slack.contracts.internal.PurgeQuestion;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.requests.Requests;

/** How far the deletion of the caller's workspace is. */
@Path("/internal/workspace/purge")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PurgeResource {

    private final ForgottenWorkspaces forgotten;
    private final Requests requests;
    private final CurrentCaller current;

    PurgeResource(ForgottenWorkspaces forgotten, Requests requests, CurrentCaller current) {
        this.forgotten = forgotten;
        this.requests = requests;
        this.current = current;
    }

    @POST
    public Uni<PurgeProgress> progress(byte[] body) {
        current.require(Role.ADMIN);
        return forgotten.progress(current.team(null), requests.fromJson(body, PurgeQuestion.class));
    }
}
