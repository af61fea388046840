package com.atom.slack.ingestion.search;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.api.SearchRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.requests.Requests;

/** Endpoint 13; viewers. */
@Path("/internal/search")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class SearchResource {

    private final Search search;
    private final Requests requests;
    private final CurrentCaller current;

    SearchResource(Search search, Requests requests, CurrentCaller current) {
        this.search = search;
        this.requests = requests;
        this.current = current;
    }

    @POST
    public Uni<SearchAnswer> search(byte[] body) {
        Caller caller = current.require(Role.VIEWER);
        SearchRequest asked = requests.fromJson(body, SearchRequest.class);
        return search.search(current.team(asked.workspaceId()), caller, asked);
    }
}
