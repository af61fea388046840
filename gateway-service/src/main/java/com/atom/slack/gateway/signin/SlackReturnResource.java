package com.atom.slack.gateway.signin;

import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.internal.SignInFinish;
import com.atom.slack.contracts.internal.SlackPerson;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.sessions.PublicOrigin;
import com.atom.slack.gateway.sessions.SessionCookie;
import com.atom.slack.gateway.sessions.Sessions;

/** Slack sends the browser back here; it ends at a clean address with a session. */
@Path("/api/auth/slack/callback/sign-in")
@Produces(MediaType.WILDCARD)
@Tag(name = "Sessions")
class SlackReturnResource {

    /** Ties a sign-in to the browser that began it. */
    static final String BROWSER = "atom-sign-in";

    private static final int LONGEST = 500;

    private final SlackSignIn slack;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final PublicOrigin origin;

    SlackReturnResource(
            SlackSignIn slack, SignIn signIn, Sessions sessions, SessionCookie cookie, PublicOrigin origin) {
        this.slack = slack;
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.origin = origin;
    }

    @GET
    @Serves(Endpoint.SESSION_CALLBACK)
    @Operation(operationId = "signedInWithSlack", summary = "Slack sends the browser back here")
    @APIResponse(responseCode = "303", description = "To the page that the sign-in began on, with a session")
    public Uni<Response> finish(
            @RestQuery @Nullable String code,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String error,
            @Context RoutingContext context) {
        Cookie browser = context.request().getCookie(origin.cookie(BROWSER));
        SignInFinish given = new SignInFinish(
                shortened(code),
                shortened(state),
                browser == null ? null : shortened(browser.getValue()),
                shortened(error));
        return slack.finish(given)
                .chain(person -> signIn.begin(slack.visitor(person), sessions.id(context.request()), "by Slack")
                        .map(begun -> toPage(person, begun)));
    }

    private Response toPage(SlackPerson person, SignIn.Begun begun) {
        return Response.seeOther(origin.returnTo(Optional.ofNullable(person.returnTo())))
                .header(HttpHeaders.SET_COOKIE, signIn.cookie(begun))
                .header(HttpHeaders.SET_COOKIE, cookie.clear(BROWSER))
                .build();
    }

    /** What is longer is none of ours. */
    static @Nullable String shortened(@Nullable String given) {
        return given == null || given.length() > LONGEST ? null : given;
    }
}
