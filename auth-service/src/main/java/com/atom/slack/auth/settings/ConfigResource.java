package com.atom.slack.auth.settings;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.settings.Settings.Value;
import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.settings.SettingsState;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;

/** Endpoints 2 and 3. Settings of a workspace are for those who cover it, global ones are changed by who covers all. */
@Path("/internal/config")
class ConfigResource {

    private final Settings settings;
    private final SlackApp app;
    private final CurrentCaller current;
    private final ObjectMapper mapper;
    private final Clock clock;

    ConfigResource(Settings settings, SlackApp app, CurrentCaller current, ObjectMapper mapper, Clock clock) {
        this.settings = settings;
        this.app = app;
        this.current = current;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * What holds.
     *
     * @param features what this installation does at all
     */
    record Effective(
            boolean oauthConfigured,
            boolean webhookConfigured,
            List<String> scopes,
            Map<String, Boolean> features,
            List<Value> settings) {}

    record Answer(
            boolean ok,
            Instant timestamp,
            Effective config,
            @Nullable List<String> changed) {}

    @GET
    public Uni<Answer> effective(@RestQuery("workspace_id") @Nullable String workspace) {
        Caller caller = current.require(Role.VIEWER);
        Optional<String> team = Optional.ofNullable(workspace);
        team.ifPresent(asked -> requireCovered(caller, asked));
        return settings.all(team).map(values -> answer(values, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Answer> change(byte[] body) {
        Caller admin = current.require(Role.ADMIN);
        SettingChange wish = SettingChange.of(read(body));
        boolean global = wish.scope().equals(SettingsState.GLOBAL);
        if (global && !admin.coversAll()) {
            throw CommonProblem.INSUFFICIENT_PERMISSIONS.because(
                    "a credential for all workspaces is needed, or name your workspace_id");
        }
        if (!global) {
            requireCovered(admin, wish.scope());
        }
        Optional<String> team = global ? Optional.empty() : Optional.of(wish.scope());
        return settings.change(admin, wish).chain(changed -> settings.all(team).map(values -> answer(values, changed)));
    }

    private static void requireCovered(Caller caller, String team) {
        if (!caller.covers(team)) {
            throw CommonProblem.WORKSPACE_NOT_FOUND.because("workspace " + team + " is not known");
        }
    }

    private ObjectNode read(byte[] body) {
        try {
            if (mapper.reader()
                            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .readTree(body)
                    instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException malformed) {
            throw CommonProblem.VALIDATION_FAILED.because("not well-formed JSON");
        }
        throw CommonProblem.VALIDATION_FAILED.because("a JSON object is expected");
    }

    private Answer answer(List<Value> values, @Nullable List<String> changed) {
        boolean signing = !app.missing().contains("SLACK_SIGNING_SECRET");
        Effective config = new Effective(
                app.missing().isEmpty(),
                signing,
                app.defaultScopes(),
                Map.of("realtime_events", signing, "analytics", true, "search", true, "file_management", true),
                values);
        return new Answer(true, clock.instant(), config, changed);
    }
}
