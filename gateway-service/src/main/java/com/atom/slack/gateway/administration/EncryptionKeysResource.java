package com.atom.slack.gateway.administration;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;

@Path("/api/integrations/slack/keys/rotate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
class EncryptionKeysResource {

    private final AdministrationPassage passage;

    EncryptionKeysResource(AdministrationPassage passage) {
        this.passage = passage;
    }

    @POST
    @Serves(Endpoint.ENCRYPTION_KEYS)
    @Operation(operationId = "rotateEncryptionKeys", summary = "Wrap every data key with the newest encryption key")
    @APIResponse(responseCode = "200", description = "newest, rewrapped, unreadable, in_use{}, removable[]")
    public Uni<Response> rotate() {
        return passage.pass("/internal/encryption-keys/rotate");
    }
}
