package com.atom.slack.ingestion.users;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.api.UsersRequest;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.requests.Requests;

/** Endpoint 11; viewers. */
@Path("/internal/users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class UsersResource {

    private final UserReads users;
    private final Requests requests;
    private final CurrentCaller current;

    UsersResource(UserReads users, Requests requests, CurrentCaller current) {
        this.users = users;
        this.requests = requests;
        this.current = current;
    }

    @POST
    public Uni<UsersAnswer> list(byte[] body) {
        current.require(Role.VIEWER);
        UsersRequest asked = requests.fromJson(body, UsersRequest.class);
        return users.list(current.team(asked.workspaceId()), asked);
    }
}
