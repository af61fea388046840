package com.atom.slack.gateway.administration;

import java.util.regex.Pattern;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import com.atom.slack.contracts.api.ApiKeyRequest;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.kit.problems.CommonProblem;

@Path("/api/integrations/slack/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
class ApiKeysResource {

    private static final String OWNER = "/internal/api-keys";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");

    private final AdministrationPassage passage;

    ApiKeysResource(AdministrationPassage passage) {
        this.passage = passage;
    }

    @GET
    @Serves(Endpoint.API_KEYS)
    @Operation(operationId = "apiKeys", summary = "The API keys within the caller's own scope; never a secret")
    @APIResponse(responseCode = "200", description = "api_keys[], total_count")
    public Uni<Response> list() {
        return passage.pass(OWNER);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Serves(Endpoint.API_KEY_CHANGES)
    @Operation(operationId = "createApiKey", summary = "A new API key, shown in this answer only")
    @RequestBody(content = @Content(schema = @Schema(implementation = ApiKeyRequest.class)))
    @APIResponse(responseCode = "201", description = "api_key, key")
    public Uni<Response> create() {
        return passage.pass(OWNER);
    }

    @DELETE
    @Path("{id}")
    @Serves(Endpoint.API_KEY_CHANGES)
    @Operation(operationId = "revokeApiKey", summary = "Revoke an API key, on every replica within seconds")
    @APIResponse(responseCode = "200", description = "id, revoked, already_revoked")
    public Uni<Response> revoke(@RestPath String id) {
        if (!ID.matcher(id).matches()) {
            throw CommonProblem.NOT_FOUND.because("no such API key");
        }
        return passage.pass(OWNER + "/" + id);
    }
}
