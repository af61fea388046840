package com.atom.slack.gateway.workspaces;

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

import com.atom.slack.contracts.api.WorkspacesRequest;
import com.atom.slack.gateway.admission.CurrentVisitor;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.door.ReceivedBody;
import com.atom.slack.gateway.passage.Answers;
import com.atom.slack.kit.requests.Requests;

@Path("/api/integrations/slack/workspaces")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workspaces")
class WorkspacesResource {

    private final Workspaces workspaces;
    private final Answers answers;
    private final Requests requests;
    private final CurrentVisitor current;

    WorkspacesResource(Workspaces workspaces, Answers answers, Requests requests, CurrentVisitor current) {
        this.workspaces = workspaces;
        this.answers = answers;
        this.requests = requests;
        this.current = current;
    }

    @GET
    @Serves(Endpoint.WORKSPACES)
    @Operation(operationId = "workspacesByQuery", summary = "The connected workspaces")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkspacesAnswer.class)))
    public Uni<Response> byQuery(@Context UriInfo uri) {
        return list(requests.fromQuery(uri.getQueryParameters(), WorkspacesRequest.class));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Serves(Endpoint.WORKSPACES)
    @Operation(operationId = "workspaces", summary = "The connected workspaces")
    @RequestBody(content = @Content(schema = @Schema(implementation = WorkspacesRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkspacesAnswer.class)))
    public Uni<Response> byBody(@Context RoutingContext context) {
        return list(requests.fromJson(ReceivedBody.of(context), WorkspacesRequest.class));
    }

    private Uni<Response> list(WorkspacesRequest request) {
        return workspaces.page(current.get(), request).map(answers::own);
    }
}
