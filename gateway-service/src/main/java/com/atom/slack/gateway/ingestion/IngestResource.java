package com.atom.slack.gateway.ingestion;

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

import com.atom.slack.contracts.api.IngestRequest;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.door.ReceivedBody;
import com.atom.slack.gateway.passage.Destination;
import com.atom.slack.gateway.passage.Passage;
import com.atom.slack.kit.requests.Requests;

@Path("/api/integrations/slack/ingest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingestion")
class IngestResource {

    private static final Destination OWNER = new Destination(ServiceName.INGESTION, "/internal/ingest");

    private final Passage passage;
    private final Requests requests;

    IngestResource(Passage passage, Requests requests) {
        this.passage = passage;
        this.requests = requests;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Serves(Endpoint.INGEST)
    @Operation(operationId = "ingest", summary = "Start pulling history")
    @RequestBody(content = @Content(schema = @Schema(implementation = IngestRequest.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = IngestAnswer.class)))
    public Uni<Response> start(@Context RoutingContext context) {
        return passage.write(OWNER, requests.fromJson(ReceivedBody.of(context), IngestRequest.class));
    }
}
