package com.atom.slack.gateway.workspaces;

import java.io.IOException;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.atom.slack.contracts.api.WorkspaceDetailsRequest;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.gateway.admission.CurrentVisitor;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.owners.OwnerAnswer;
import com.atom.slack.gateway.passage.Answers;
import com.atom.slack.gateway.passage.Destination;
import com.atom.slack.gateway.passage.Passage;
import com.atom.slack.gateway.teams.ConnectedWorkspaces;
import com.atom.slack.gateway.teams.TeamChoice;
import com.atom.slack.kit.requests.Requests;

/** Ingestion's details of a workspace; what auth-service announced of its token is added. */
@Path("/api/integrations/slack/workspace/details")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workspaces")
class WorkspaceDetailsResource {

    private static final Destination OWNER = new Destination(ServiceName.INGESTION, "/internal/workspace/details");

    private final Passage passage;
    private final Answers answers;
    private final Requests requests;
    private final ConnectedWorkspaces workspaces;
    private final TeamChoice teams;
    private final CurrentVisitor current;
    private final ObjectMapper mapper;

    WorkspaceDetailsResource(
            Passage passage,
            Answers answers,
            Requests requests,
            ConnectedWorkspaces workspaces,
            TeamChoice teams,
            CurrentVisitor current,
            ObjectMapper mapper) {
        this.passage = passage;
        this.answers = answers;
        this.requests = requests;
        this.workspaces = workspaces;
        this.teams = teams;
        this.current = current;
        this.mapper = mapper;
    }

    @GET
    @Serves(Endpoint.WORKSPACE_DETAILS)
    @Operation(operationId = "workspaceDetailsByQuery", summary = "One workspace with its health")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = WorkspaceDetailsAnswer.class)))
    Uni<Response> byQuery(@Context UriInfo uri) {
        return details(requests.fromQuery(uri.getQueryParameters(), WorkspaceDetailsRequest.class));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Serves(Endpoint.WORKSPACE_DETAILS)
    @Operation(operationId = "workspaceDetails", summary = "One workspace with its health")
    @RequestBody(content = @Content(schema = @Schema(implementation = WorkspaceDetailsRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = WorkspaceDetailsAnswer.class)))
    Uni<Response> byBody(byte[] body) {
        return details(requests.fromJson(body, WorkspaceDetailsRequest.class));
    }

    private Uni<Response> details(WorkspaceDetailsRequest request) {
        String team = teams.choose(current.get(), request.workspaceId());
        return passage.ask(OWNER, new WorkspaceDetailsRequest(team)).map(answer -> withToken(answer, team));
    }

    private Response withToken(OwnerAnswer answer, String team) {
        if (!answer.succeeded()) {
            return answers.plain(answer);
        }
        try {
            byte[] body = answer.body().getBytes();
            return mapper.readTree(body) instanceof ObjectNode details
                    ? answers.revalidated(answer, mapper.writeValueAsBytes(add(details, team)))
                    : answers.revalidated(answer);
        } catch (IOException notOurs) {
            return answers.revalidated(answer);
        }
    }

    private ObjectNode add(ObjectNode details, String team) {
        workspaces
                .get(team)
                .map(WorkspaceState::status)
                .ifPresent(status -> details.withObject("/health").put("token", ConnectionStatus.token(status)));
        return details;
    }
}
