package com.atom.slack.simulator.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

import static org.assertj.core.api.Assertions.assertThat;

/** Envelopes in an organisation. */
class AddressingTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final String ORG = "E0000000001";

    @TempDir
    Path folder;

    private final Team team = new Team(
            "T0000000001", "North", "north", Optional.of(new Enterprise(ORG, "Northwind Group", "northwind-group")));
    private final World world = new World();
    private Vault vault;
    private Journal journal;
    private App app;
    private Addressing addressing;
    private Authorizations authorizations;
    private Subscriptions subscriptions;

    @BeforeEach
    void open() {
        world.add(team);
        Pace pace = new Pace(NOON);
        Secrets secrets = new Secrets();
        vault = new Vault(folder, secrets, pace);
        journal = Journal.open(folder, pace, change -> {});
        ObjectNode wish = Json.object().put("name", "Archive").put("request_url", "http://localhost:9/events");
        wish.putArray("events").add("team_rename").add("team_access_granted");
        app = vault.register(wish);
        authorizations = new Authorizations(world, vault);
        subscriptions = new Subscriptions(folder, journal, pace, new Terms(1));
        addressing = new Addressing(world, vault, authorizations, subscriptions, secrets, pace);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void workspace(String in, String user, boolean bot) {
        vault.grant(app, new Grant(vault.grantId(), app.id(), in, user, bot, Set.of("team:read"), false), false);
    }

    private void organisation(String scope) {
        vault.grant(
                app,
                new Grant(vault.grantId(), app.id(), "", "W1", true, Set.of(scope), false, ORG, Set.of(team.id())),
                false);
    }

    private List<JsonNode> told(String type) {
        ObjectNode event = Json.object().put("type", type);
        return addressing.parcels(team, 1, List.of(Happening.everywhere(type, "team:read", event))).stream()
                .map(parcel -> Json.tree(parcel.body()).orElseThrow())
                .toList();
    }

    @Test
    void aTokenOfTheOrganisationHearsOfItsWorkspaces() {
        // Given
        organisation("team:read");
        // When
        List<JsonNode> told = told("team_rename");
        // Then
        assertThat(told).hasSize(1);
        JsonNode envelope = told.getFirst();
        assertThat(envelope.path("team_id").asText()).isEqualTo(team.id());
        assertThat(envelope.path("enterprise_id").asText()).isEqualTo(ORG);
        assertThat(envelope.path("context_team_id").asText()).isEqualTo(team.id());
        assertThat(envelope.path("context_enterprise_id").asText()).isEqualTo(ORG);
        JsonNode authorization = envelope.path("authorizations").get(0);
        assertThat(authorization.path("enterprise_id").asText()).isEqualTo(ORG);
        assertThat(authorization.path("team_id").isNull()).isTrue();
        assertThat(authorization.path("user_id").asText()).isEqualTo("W1");
        assertThat(authorization.path("is_enterprise_install").asBoolean()).isTrue();
        assertThat(envelope.path("event_time").asLong())
                .isEqualTo(NOON.instant().getEpochSecond());
    }

    @Test
    void aWorkspacesOwnTokenIsNotTheOrganisations() {
        workspace(team.id(), "U1", true);
        JsonNode authorization =
                told("team_rename").getFirst().path("authorizations").get(0);
        assertThat(authorization.path("team_id").asText()).isEqualTo(team.id());
        assertThat(authorization.path("enterprise_id").asText()).isEqualTo(ORG);
        assertThat(authorization.path("is_enterprise_install").asBoolean(true)).isFalse();
    }

    @Test
    void anEventOfTheOrganisationNamesNoWorkspace() {
        ObjectNode event = Json.object().put("type", "team_access_granted");
        JsonNode envelope = addressing
                .parcels(world.place(ORG), 1, List.of(Happening.to(app.id(), "W1", "team_access_granted", "", event)))
                .stream()
                .map(parcel -> Json.tree(parcel.body()).orElseThrow())
                .findFirst()
                .orElseThrow();
        assertThat(envelope.path("team_id").isNull()).isTrue();
        assertThat(envelope.path("enterprise_id").asText()).isEqualTo(ORG);
        assertThat(envelope.path("authorizations").get(0).path("team_id").isNull())
                .isTrue();
    }

    @Test
    void withoutTheScopeTheSubscriptionOrTheReachNothingIsHeard() {
        organisation("users:read");
        workspace("T0000000002", "U2", true);
        assertThat(told("team_rename")).isEmpty();
        workspace(team.id(), "U1", true);
        assertThat(told("team_domain_change")).isEmpty();
    }

    @Test
    void theContextLeadsBackToWhoMaySeeTheEvent() {
        organisation("team:read");
        workspace(team.id(), "U1", false);
        String text = told("team_rename").getFirst().path("event_context").asText();
        EventContext context = EventContext.parse(text).orElseThrow();
        assertThat(context.app()).isEqualTo(app.id());
        assertThat(authorizations.seeing(context).orElseThrow())
                .extracting(one -> one.path("user_id").asText())
                .containsExactly("W1", "U1");
        assertThat(EventContext.parse("1-team_rename")).isEmpty();
        assertThat(EventContext.parse("4-€")).isEmpty();
    }
}
