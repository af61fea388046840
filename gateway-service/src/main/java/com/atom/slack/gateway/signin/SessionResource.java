package com.atom.slack.gateway.signin;

import java.time.Clock;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.atom.slack.gateway.admission.CurrentVisitor;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.door.ReceivedBody;
import com.atom.slack.gateway.sessions.PublicOrigin;
import com.atom.slack.gateway.sessions.SessionCookie;
import com.atom.slack.gateway.sessions.SessionId;
import com.atom.slack.gateway.sessions.Sessions;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Requests;

/** The console's session: begin with a key, look, end. Attempts to begin are few a minute for each address. */
@Path("/api/auth/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
class SessionResource {

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final PublicOrigin origin;
    private final CurrentVisitor current;
    private final Requests requests;
    private final Clock clock;

    SessionResource(
            SignIn signIn,
            Sessions sessions,
            SessionCookie cookie,
            PublicOrigin origin,
            CurrentVisitor current,
            Requests requests,
            Clock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.origin = origin;
        this.current = current;
        this.requests = requests;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Serves(Endpoint.SESSION_BEGIN)
    @Operation(operationId = "beginSession", summary = "Begin a session with an API key")
    @RequestBody(content = @Content(schema = @Schema(implementation = SessionRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionAnswer.class)))
    public Uni<Response> begin(@Context RoutingContext context) {
        origin.requireOwnPage(context.request());
        SessionRequest request = requests.fromJson(ReceivedBody.of(context), SessionRequest.class);
        return signIn.withKey(request.key(), sessions.id(context.request()))
                .map(begun -> Response.ok(SessionAnswer.of(begun.visitor(), begun.id(), clock))
                        .header(HttpHeaders.SET_COOKIE, signIn.cookie(begun))
                        .build());
    }

    @GET
    @Serves(Endpoint.SESSION)
    @Operation(operationId = "session", summary = "Who is signed in, and the token for requests that change something")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionAnswer.class)))
    public Response look(@Context RoutingContext context) {
        boolean bySession = context.request().getHeader(HttpHeaders.AUTHORIZATION) == null;
        Visitor visitor = current.get();
        return Response.ok(SessionAnswer.of(
                        visitor, bySession ? sessions.id(context.request()).orElse(null) : null, clock))
                .build();
    }

    @DELETE
    @Serves(Endpoint.SESSION_END)
    @Operation(operationId = "endSession", summary = "End the session, here and on the server")
    @APIResponse(responseCode = "204", description = "It is over")
    public Uni<Response> end(@Context RoutingContext context) {
        Optional<SessionId> id = sessions.id(context.request());
        if (id.isEmpty() || context.request().getHeader(HttpHeaders.AUTHORIZATION) != null) {
            throw CommonProblem.NOT_FOUND.because("the request brings no session");
        }
        return signIn.out(current.get(), id.get())
                .replaceWith(() -> Response.noContent()
                        .header(HttpHeaders.SET_COOKIE, cookie.clear(Sessions.COOKIE))
                        .build());
    }
}
