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

@Path("/api/integrations/slack/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
class AuditResource {

    private final AdministrationPassage passage;

    AuditResource(AdministrationPassage passage) {
        this.passage = passage;
    }

    @GET
    @Serves(Endpoint.AUDIT)
    @Operation(operationId = "audit", summary = "Who did what, newest first, in the caller's own workspaces")
    @Parameter(name = "actor", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "action", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "workspace_id", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @APIResponse(responseCode = "200", description = "entries[], next_cursor")
    public Uni<Response> page() {
        return passage.pass("/internal/audit");
    }

    @GET
    @Path("verify")
    @Serves(Endpoint.AUDIT_VERIFICATION)
    @Operation(operationId = "verifyAudit", summary = "Whether an entry of the audit was altered or is missing")
    @APIResponse(responseCode = "200", description = "intact, entries, head, faults[]")
    public Uni<Response> verify() {
        return passage.pass("/internal/audit/verify");
    }
}
