package com.atom.slack.gateway.administration;

import jakarta.ws.rs.GET;
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

@Path("/api/integrations/slack")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
class ManifestResource {

    private final AdministrationPassage passage;

    ManifestResource(AdministrationPassage passage) {
        this.passage = passage;
    }

    @GET
    @Path("manifest")
    @Serves(Endpoint.MANIFEST)
    @Operation(
            operationId = "manifest",
            summary = "A manifest for a Slack app of one's own, with this installation's addresses")
    @Parameter(name = "mode", in = ParameterIn.QUERY, schema = @Schema(enumeration = {"http", "socket"}))
    @APIResponse(responseCode = "200", description = "To be pasted at Slack")
    public Uni<Response> manifest() {
        return passage.pass("/internal/manifest");
    }

    @GET
    @Path("scopes")
    @Serves(Endpoint.SCOPES)
    @Operation(operationId = "scopes", summary = "What each feature needs, what the token lacks, and how to get it")
    @Parameter(name = "workspace_id", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @APIResponse(responseCode = "200", description = "features[], scopes_missing[], reinstall")
    public Uni<Response> scopes() {
        return passage.pass("/internal/scopes");
    }
}
