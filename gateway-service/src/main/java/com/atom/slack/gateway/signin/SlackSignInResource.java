package com.atom.slack.gateway.signin;

import java.time.Duration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.internal.SignInBegin;
import com.atom.slack.contracts.internal.SignInBegun;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.sessions.SessionCookie;

/** A browser sets out to Slack, with a cookie that it has to bring back. */
@Path("/api/auth/session/slack")
@Produces(MediaType.WILDCARD)
@Tag(name = "Sessions")
class SlackSignInResource {

    private final SlackSignIn slack;
    private final SessionCookie cookie;

    SlackSignInResource(SlackSignIn slack, SessionCookie cookie) {
        this.slack = slack;
        this.cookie = cookie;
    }

    @GET
    @Serves(Endpoint.SESSION_SLACK)
    @Operation(operationId = "signInWithSlack", summary = "Sign in with Slack")
    @APIResponse(responseCode = "303", description = "To Slack")
    public Uni<Response> begin(@RestQuery("return_to") @Nullable String returnTo) {
        return slack.begin(new SignInBegin(SlackReturnResource.shortened(returnTo)))
                .map(this::toSlack);
    }

    private Response toSlack(SignInBegun begun) {
        Duration life = Duration.ofSeconds(begun.seconds());
        return Response.seeOther(begun.slackPage())
                .header(HttpHeaders.SET_COOKIE, cookie.set(SlackReturnResource.BROWSER, begun.browser(), life))
                .build();
    }
}
