package com.atom.slack.auth.installations;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.installations.Finished.Installed;
import com.atom.slack.auth.pages.Page;
import com.atom.slack.auth.secrets.OneTimeSecret;
import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.contracts.api.CallbackRequest;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;

/** The half of an installation that a browser walks: link, Slack, back, closing page. Every step leaves a clean address. */
@Path("/api/auth/slack")
class BrowserResource {

    private static final String CLOSING_PAGE = "/api/auth/slack/installed";
    private static final Pattern TEAM = Pattern.compile("[TE][A-Z0-9]{1,20}");
    private static final Pattern SCOPES = Pattern.compile("[a-z:._,-]{1,1000}");
    private static final int LONGEST_CODE = 500;

    private final Installations installations;
    private final SlackApp app;
    private final StateCookie cookie;

    BrowserResource(Installations installations, SlackApp app) {
        this.installations = installations;
        this.app = app;
        this.cookie = StateCookie.on(app.address());
    }

    @GET
    @Path("/install")
    @Operation(summary = "Begin an installation in the browser that opens the link")
    public Uni<Response> install(@RestQuery @Nullable String ticket, @Context HttpHeaders headers) {
        if (!app.missing().isEmpty()) {
            return Uni.createFrom().item(() -> refused(InstallationResource.notConfigured(app), headers));
        }
        return redeem(ticket).map(begun -> begun.map(this::toSlack).orElseGet(() -> refused(badTicket(), headers)));
    }

    private Uni<Optional<Begun>> redeem(@Nullable String ticket) {
        return ticket != null && OneTimeSecret.isShaped(ticket)
                ? installations.redeem(ticket)
                : Uni.createFrom().item(Optional.empty());
    }

    private static Problem badTicket() {
        return InstallationProblem.TICKET_REFUSED.because(
                "an install link works once and for ten minutes: ask for a new one");
    }

    private Response toSlack(Begun begun) {
        return Response.seeOther(begun.slackPage())
                .header(HttpHeaders.SET_COOKIE, cookie.set(begun.browser(), app.stateLifetime()))
                .build();
    }

    @GET
    @Path("/callback")
    @Operation(summary = "Slack sends the browser back here")
    public Uni<Response> callback(
            @RestQuery @Nullable String code,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String error,
            @Context HttpHeaders headers) {
        if (!app.missing().isEmpty()) {
            return Uni.createFrom().item(() -> refused(InstallationResource.notConfigured(app), headers));
        }
        String usable = code != null && code.length() <= LONGEST_CODE ? code : null;
        return installations
                .finish(new CallbackRequest(usable, state, error), cookie.read(headers))
                .map(outcome -> answer(outcome, headers));
    }

    private Response answer(Finished outcome, HttpHeaders headers) {
        return Refusals.of(outcome)
                .map(problem -> refused(problem, headers))
                .orElseGet(() -> toClosingPage((Installed) outcome));
    }

    private Response toClosingPage(Installed installed) {
        URI next = installed.returnTo().flatMap(app.address()::returnTo).orElseGet(() -> closingPage(installed));
        return Response.seeOther(next)
                .header(HttpHeaders.SET_COOKIE, cookie.clear())
                .build();
    }

    /** Ids and scopes only: a name in the address would let anybody put words on our page. */
    private URI closingPage(Installed installed) {
        String missing =
                installed.missingScopes().isEmpty() ? "" : "&missing=" + String.join(",", installed.missingScopes());
        return app.address().at(CLOSING_PAGE + "?team=" + installed.team() + missing);
    }

    @GET
    @Path("/installed")
    @Operation(summary = "The closing page of an installation")
    public Response installed(@RestQuery @Nullable String team, @RestQuery @Nullable String missing) {
        List<String> sentences = new ArrayList<>();
        String which = team != null && TEAM.matcher(team).matches() ? "Workspace " + team : "The workspace";
        sentences.add(which + " is connected, and its history is being read. You may close this page.");
        if (missing != null && SCOPES.matcher(missing).matches()) {
            sentences.add("These permissions were asked for and not given: " + missing.replace(",", ", ")
                    + ". What they would have shown stays unread.");
        }
        return new Page(200, "Connected to Slack", sentences).response();
    }

    /** A HEAD would be answered like a GET, and spend what a link checker only looks at. */
    @HEAD
    @Path("/{step:install|callback}")
    @Operation(hidden = true)
    public Response look() {
        throw CommonProblem.METHOD_NOT_ALLOWED.because("open it with GET");
    }

    /** A page for browsers, a problem for everybody else. */
    private static Response refused(Problem problem, HttpHeaders headers) {
        if (headers.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE)) {
            return Refusals.page(problem).response();
        }
        throw problem;
    }
}
