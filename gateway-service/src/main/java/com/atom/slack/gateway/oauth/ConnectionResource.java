package com.atom.slack.gateway.oauth;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.atom.slack.contracts.api.DisconnectRequest;
import com.atom.slack.contracts.api.RefreshRequest;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.door.ReceivedBody;
import com.atom.slack.gateway.passage.Destination;
import com.atom.slack.gateway.passage.Passage;
import com.atom.slack.kit.requests.Requests;

/** Endpoints 19 and 20: what an administrator does with a workspace that is connected. */
@Path("/api/auth/slack")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "OAuth")
class ConnectionResource {

    private static final Destination REFRESH = new Destination(ServiceName.AUTH, "/api/auth/slack/refresh");

    private final Passage passage;
    private final Disconnection disconnection;
    private final Requests requests;

    ConnectionResource(Passage passage, Disconnection disconnection, Requests requests) {
        this.passage = passage;
        this.disconnection = disconnection;
        this.requests = requests;
    }

    @POST
    @Path("refresh")
    @Serves(Endpoint.REFRESH)
    @Operation(operationId = "refresh", summary = "New tokens for a workspace, now")
    @RequestBody(content = @Content(schema = @Schema(implementation = RefreshRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RefreshAnswer.class)))
    public Uni<Response> refresh(@Context RoutingContext context) {
        return passage.write(REFRESH, requests.fromJson(ReceivedBody.of(context), RefreshRequest.class));
    }

    @POST
    @Path("disconnect")
    @Serves(Endpoint.DISCONNECT)
    @Operation(
            operationId = "disconnect",
            summary = "Revoke a workspace's tokens and forget them; with purge, forget everything of it")
    @RequestBody(content = @Content(schema = @Schema(implementation = DisconnectRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DisconnectAnswer.class)))
    public Uni<Response> disconnect(@Context RoutingContext context) {
        return disconnection.of(requests.fromJson(ReceivedBody.of(context), DisconnectRequest.class));
    }
}
