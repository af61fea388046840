package com.atom.slack.gateway.archive;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.atom.slack.contracts.api.RepliesRequest;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.door.ReceivedBody;
import com.atom.slack.gateway.passage.Destination;
import com.atom.slack.gateway.passage.Passage;
import com.atom.slack.kit.requests.Requests;

@Path("/api/integrations/slack/messages/replies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Archive")
class RepliesResource {

    private static final Destination OWNER = new Destination(ServiceName.INGESTION, "/internal/messages/replies");

    private final Passage passage;
    private final Requests requests;

    RepliesResource(Passage passage, Requests requests) {
        this.passage = passage;
        this.requests = requests;
    }

    @GET
    @Serves(Endpoint.REPLIES)
    @Operation(operationId = "repliesByQuery", summary = "One thread, oldest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RepliesAnswer.class)))
    public Uni<Response> byQuery(@Context UriInfo uri) {
        return passage.read(OWNER, requests.fromQuery(uri.getQueryParameters(), RepliesRequest.class));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Serves(Endpoint.REPLIES)
    @Operation(operationId = "replies", summary = "One thread, oldest first")
    @RequestBody(content = @Content(schema = @Schema(implementation = RepliesRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RepliesAnswer.class)))
    public Uni<Response> byBody(@Context RoutingContext context) {
        return passage.read(OWNER, requests.fromJson(ReceivedBody.of(context), RepliesRequest.class));
    }
}
