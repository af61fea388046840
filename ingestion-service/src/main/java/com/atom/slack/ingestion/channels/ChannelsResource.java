package com.atom.slack.ingestion.channels;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.api.ChannelsRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.requests.Requests;

/** Endpoint 6; viewers. */
@Path("/internal/channels")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ChannelsResource {

    private final ChannelReads channels;
    private final Requests requests;
    private final CurrentCaller current;

    ChannelsResource(ChannelReads channels, Requests requests, CurrentCaller current) {
        this.channels = channels;
        this.requests = requests;
        this.current = current;
    }

    @POST
    public Uni<ChannelsAnswer> list(byte[] body) {
        Caller caller = current.require(Role.VIEWER);
        ChannelsRequest asked = requests.fromJson(body, ChannelsRequest.class);
        return channels.list(current.team(asked.workspaceId()), caller, asked);
    }
}
