package com.atom.slack.gateway.administration;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;

@Path("/api/integrations/slack/config")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
class ConfigResource {

    private static final String OWNER = "/internal/config";

    private final AdministrationPassage passage;

    ConfigResource(AdministrationPassage passage) {
        this.passage = passage;
    }

    @GET
    @Serves(Endpoint.CONFIG)
    @Operation(operationId = "config", summary = "Every setting with its value and where it comes from; secrets masked")
    @Parameter(name = "workspace_id", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @APIResponse(responseCode = "200", description = "config")
    public Uni<Response> look() {
        return passage.pass(OWNER);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Serves(Endpoint.CONFIG_CHANGES)
    @Operation(operationId = "changeConfig", summary = "Change settings, for all workspaces or for one")
    @APIResponse(responseCode = "200", description = "config, changed[]")
    public Uni<Response> change() {
        return passage.pass(OWNER);
    }
}
