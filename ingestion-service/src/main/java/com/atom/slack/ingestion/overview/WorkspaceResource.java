package com.atom.slack.ingestion.overview;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.api.WorkspaceDetailsRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.internal.WorkspaceCounts;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.requests.Requests;

/** Endpoint 5, and the numbers for endpoint 4; viewers. */
@Path("/internal/workspace")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class WorkspaceResource {

    private final WorkspaceOverview overview;
    private final Requests requests;
    private final CurrentCaller current;

    WorkspaceResource(WorkspaceOverview overview, Requests requests, CurrentCaller current) {
        this.overview = overview;
        this.requests = requests;
        this.current = current;
    }

    @POST
    @Path("/details")
    public Uni<WorkspaceAnswer> details(byte[] body) {
        Caller caller = current.require(Role.VIEWER);
        WorkspaceDetailsRequest asked = requests.fromJson(body, WorkspaceDetailsRequest.class);
        return overview.details(current.team(asked.workspaceId()), caller);
    }

    @POST
    @Path("/counts")
    public Uni<WorkspaceCounts> counts() {
        Caller caller = current.require(Role.VIEWER);
        return overview.counts(current.team(null), caller);
    }
}
