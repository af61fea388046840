package com.atom.slack.auth.installations;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

import com.atom.slack.auth.installations.Finished.Installed;
import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.contracts.api.AuthorizeRequest;
import com.atom.slack.contracts.api.CallbackRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;
import com.atom.slack.kit.requests.Fault;
import com.atom.slack.kit.requests.Requests;

/** The half of an installation that programs speak: endpoints 17 and 18 by POST. */
@Path("/api/auth/slack")
class InstallationResource {

    private final Installations installations;
    private final SlackApp app;
    private final CurrentCaller current;
    private final Requests requests;
    private final Clock clock;
    private final StateCookie cookie;

    InstallationResource(
            Installations installations, SlackApp app, CurrentCaller current, Requests requests, Clock clock) {
        this.installations = installations;
        this.app = app;
        this.current = current;
        this.requests = requests;
        this.clock = clock;
        this.cookie = StateCookie.on(app.address());
    }

    @POST
    @Path("/authorize")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Begin an installation")
    @RequestBody(content = @Content(schema = @Schema(implementation = AuthorizeRequest.class)))
    public Uni<Response> authorize(byte[] body) {
        Caller admin = current.require(Role.ADMIN);
        Intent intent = intent(requests.fromJson(body, AuthorizeRequest.class), admin);
        requireConfigured();
        return installations
                .begin(intent)
                .chain(begun -> installations.link(intent).map(link -> begun(begun, link)));
    }

    private void requireConfigured() {
        if (!app.missing().isEmpty()) {
            throw notConfigured(app);
        }
    }

    /** Nothing is installed by halves: names the variables that are missing. */
    static Problem notConfigured(SlackApp app) {
        List<String> missing = app.missing();
        return InstallationProblem.OAUTH_NOT_CONFIGURED.because(
                "set " + String.join(", ", missing) + " and start again; ATOM_PUBLIC_URL must be https, or loopback",
                Map.of("missing", missing));
    }

    private Intent intent(AuthorizeRequest asked, Caller admin) {
        List<String> userScopes = asked.userScopes() == null ? List.of() : asked.userScopes();
        List<String> scopes = asked.scopes() == null ? app.defaultScopes() : asked.scopes();
        if (scopes.isEmpty() && userScopes.isEmpty()) {
            throw refuse(new Fault("scopes", "name at least one scope, or leave it out for the defaults"));
        }
        Optional<String> returnTo = Optional.ofNullable(asked.returnTo());
        if (returnTo.isPresent() && app.address().returnTo(returnTo.get()).isEmpty()) {
            throw refuse(new Fault("return_to", "a path on our own origin is expected"));
        }
        return new Intent(scopes, userScopes, Optional.ofNullable(asked.teamId()), returnTo, admin.subject());
    }

    private static Problem refuse(Fault fault) {
        return CommonProblem.VALIDATION_FAILED.because(
                fault.field() + ": " + fault.problem(), Map.of("fields", List.of(fault)));
    }

    private Response begun(Begun begun, URI link) {
        AuthorizeAnswer answer = new AuthorizeAnswer(
                true,
                clock.instant(),
                begun.slackPage(),
                link,
                begun.state().value(),
                begun.intent().scopes(),
                begun.intent().userScopes(),
                app.redirectUri(),
                begun.expiresAt());
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.SET_COOKIE, cookie.set(begun.browser(), app.stateLifetime()))
                .build();
    }

    @POST
    @Path("/callback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Finish an installation with what Slack gave the browser")
    @RequestBody(content = @Content(schema = @Schema(implementation = CallbackRequest.class)))
    public Uni<Response> finish(byte[] body, @Context HttpHeaders headers) {
        CallbackRequest answer = requests.fromJson(body, CallbackRequest.class);
        if (answer.code() == null && answer.error() == null) {
            throw refuse(new Fault("code", "must not be absent"));
        }
        requireConfigured();
        return installations.finish(answer, cookie.read(headers)).map(this::finished);
    }

    private Response finished(Finished outcome) {
        Refusals.of(outcome).ifPresent(problem -> {
            throw problem;
        });
        return Response.ok(CallbackAnswer.of((Installed) outcome, clock.instant()), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.SET_COOKIE, cookie.clear())
                .build();
    }
}
