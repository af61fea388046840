package com.atom.slack.auth.manifest;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Fault;
import com.atom.slack.kit.tenancy.Tenancy;

/** {@code GET /manifest} and {@code GET /scopes}. */
@Path("/internal")
class ManifestResource {

    private final SlackApp app;
    private final Workspaces workspaces;
    private final Tenancy tenancy;
    private final CurrentCaller current;
    private final Clock clock;

    ManifestResource(SlackApp app, Workspaces workspaces, Tenancy tenancy, CurrentCaller current, Clock clock) {
        this.app = app;
        this.workspaces = workspaces;
        this.tenancy = tenancy;
        this.current = current;
        this.clock = clock;
    }

    /** @param mode {@code http}, the default, or {@code socket} */
    @GET
    @Path("/manifest")
    public Manifest manifest(@RestQuery @Nullable String mode) {
        current.require(Role.ADMIN);
        if (mode != null && !Set.of("http", "socket").contains(mode)) {
            Fault fault = new Fault("mode", "http or socket is expected");
            throw CommonProblem.VALIDATION_FAILED.because(
                    fault.field() + ": " + fault.problem(), Map.of("fields", List.of(fault)));
        }
        return Manifest.of(app, "socket".equals(mode));
    }

    /**
     * One feature.
     *
     * @param missing scopes that it needs and the workspace's token does not have; empty when it works in full
     */
    record Feature(String name, List<String> needs, List<String> missing) {}

    /**
     * What a workspace allows.
     *
     * @param reinstall the request that makes a link for a new installation with all scopes; absent when none is missing
     */
    record Answer(
            boolean ok,
            Instant timestamp,
            String workspaceId,
            List<String> granted,
            List<String> scopesMissing,
            List<Feature> features,
            @Nullable Reinstall reinstall) {}

    /** A request for {@code POST /api/auth/slack/authorize}; its answer holds the link. */
    record Reinstall(String method, String path, Map<String, Object> body) {}

    @GET
    @Path("/scopes")
    public Uni<Answer> scopes(@RestQuery("workspace_id") @Nullable String workspace) {
        Caller caller = current.require(Role.ADMIN);
        if (workspace == null || !caller.covers(workspace)) {
            throw CommonProblem.WORKSPACE_NOT_FOUND.because("name a workspace_id that you cover");
        }
        return tenancy.in(workspace, connection -> workspaces.find(connection, workspace))
                .map(found -> found.orElseThrow(
                        () -> CommonProblem.WORKSPACE_NOT_FOUND.because("workspace " + workspace + " is not known")))
                .map(known -> answer(known.state()));
    }

    private Answer answer(WorkspaceState state) {
        Set<String> granted = Set.copyOf(state.scopes());
        List<Feature> features = Arrays.stream(Need.values())
                .filter(need -> !need.scopes().isEmpty())
                .map(need -> feature(need, granted))
                .toList();
        List<String> missing = features.stream()
                .flatMap(feature -> feature.missing().stream())
                .sorted()
                .toList();
        List<String> all = Manifest.of(app, false).oauthConfig().scopes().bot();
        Reinstall reinstall = missing.isEmpty()
                ? null
                : new Reinstall("POST", "/api/auth/slack/authorize", Map.of("team_id", state.team(), "scopes", all));
        return new Answer(true, clock.instant(), state.team(), state.scopes(), missing, features, reinstall);
    }

    private static Feature feature(Need need, Set<String> granted) {
        List<String> missing =
                need.scopes().stream().filter(scope -> !granted.contains(scope)).toList();
        return new Feature(need.name().toLowerCase(Locale.ROOT), need.scopes(), missing);
    }
}
