package com.atom.slack.gateway.oauth;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.atom.slack.contracts.api.AuthorizeRequest;
import com.atom.slack.contracts.api.CallbackRequest;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.door.ReceivedBody;

/** The installation's front. What a request means, and whether it is well formed, is auth-service's to say. */
@Path("/api/auth/slack")
@Produces(MediaType.WILDCARD)
@Tag(name = "OAuth")
class OAuthResource {

    private static final byte[] NOTHING = {};

    private final OAuthPassage passage;

    OAuthResource(OAuthPassage passage) {
        this.passage = passage;
    }

    @POST
    @Path("authorize")
    @Consumes(MediaType.APPLICATION_JSON)
    @Serves(Endpoint.AUTHORIZE)
    @Operation(operationId = "authorize", summary = "Begin an installation")
    @RequestBody(content = @Content(schema = @Schema(implementation = AuthorizeRequest.class)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AuthorizeAnswer.class)))
    public Uni<Response> authorize(@Context RoutingContext context) {
        return passage.pass(ReceivedBody.of(context));
    }

    @GET
    @Path("callback")
    @Serves(Endpoint.CALLBACK)
    @Operation(operationId = "callbackByQuery", summary = "Slack sends the browser back here")
    @Parameter(name = "code", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "error", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @APIResponse(responseCode = "303", description = "To a clean page of the console")
    public Uni<Response> callbackByQuery() {
        return passage.pass(NOTHING);
    }

    @POST
    @Path("callback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Serves(Endpoint.CALLBACK)
    @Operation(operationId = "callback", summary = "What Slack gave the browser, sent by a program")
    @RequestBody(content = @Content(schema = @Schema(implementation = CallbackRequest.class)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CallbackAnswer.class)))
    public Uni<Response> callback(@Context RoutingContext context) {
        return passage.pass(ReceivedBody.of(context));
    }

    @GET
    @Path("install")
    @Serves(Endpoint.INSTALL)
    @Operation(operationId = "install", summary = "Start an installation in the browser that opens this")
    @Parameter(
            name = "ticket",
            in = ParameterIn.QUERY,
            required = true,
            description = "from authorize; one use, ten minutes",
            schema = @Schema(implementation = String.class))
    @APIResponse(responseCode = "303", description = "To Slack")
    public Uni<Response> install() {
        return passage.pass(NOTHING);
    }

    @GET
    @Path("installed")
    @Serves(Endpoint.INSTALLED)
    @Operation(operationId = "installed", summary = "The closing page of an installation")
    @APIResponse(responseCode = "200", description = "A page without script")
    public Uni<Response> installed() {
        return passage.pass(NOTHING);
    }

    @GET
    @Path("status")
    @Serves(Endpoint.OAUTH_STATUS)
    @Operation(operationId = "oauthStatus", summary = "Whether OAuth is ready")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OAuthStatusAnswer.class)))
    public Uni<Response> status() {
        return passage.pass(NOTHING);
    }
}
