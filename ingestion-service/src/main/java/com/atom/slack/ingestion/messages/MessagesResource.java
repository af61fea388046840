package com.atom.slack.ingestion.messages;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.api.MessagesRequest;
import com.atom.slack.contracts.api.RepliesRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.internal.MessageLookup;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.requests.Requests;

/** Endpoints 7 and 24, and the lookup of streamed messages; viewers. */
@Path("/internal/messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class MessagesResource {

    private final MessageReads messages;
    private final Requests requests;
    private final CurrentCaller current;

    MessagesResource(MessageReads messages, Requests requests, CurrentCaller current) {
        this.messages = messages;
        this.requests = requests;
        this.current = current;
    }

    @POST
    public Uni<MessagesAnswer> history(byte[] body) {
        Caller caller = current.require(Role.VIEWER);
        MessagesRequest asked = requests.fromJson(body, MessagesRequest.class);
        return messages.history(current.team(asked.workspaceId()), caller, asked);
    }

    @POST
    @Path("/replies")
    public Uni<MessagesAnswer> replies(byte[] body) {
        Caller caller = current.require(Role.VIEWER);
        RepliesRequest asked = requests.fromJson(body, RepliesRequest.class);
        return messages.replies(current.team(asked.workspaceId()), caller, asked);
    }

    /** What was looked up; messages that are deleted or not visible are left out. */
    public record Found(List<ObjectNode> messages) {}

    @POST
    @Path("/lookup")
    public Uni<Found> lookup(byte[] body) {
        Caller caller = current.require(Role.VIEWER);
        MessageLookup asked = requests.fromJson(body, MessageLookup.class);
        return messages.lookup(current.team(null), caller, asked).map(Found::new);
    }
}
