package com.atom.slack.e2e.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import com.atom.slack.devstack.House;
import com.atom.slack.devstack.house.WorkspaceChoice;
import com.atom.slack.devstack.house.WorkspaceChoice.Size;
import com.atom.slack.devstack.infrastructure.Schema;
import com.atom.slack.e2e.api.Api;
import com.atom.slack.e2e.slack.SimulatedSlack;

/** A house with two workspaces that know nothing of each other, both ingested, and a key for everybody. */
final class TwoTenants implements AutoCloseable {

    private final Path folder;
    private final House house;
    private final SimulatedSlack slack;
    private final Api first;
    private final Map<Who, String> keys = new EnumMap<>(Who.class);
    private final Tenant ours;
    private final Tenant theirs;

    TwoTenants(Path folder) {
        this.folder = folder;
        house = House.start(new WorkspaceChoice(Size.SMALL, 7, 2, 0, false), folder);
        slack = new SimulatedSlack(house.simulatorUrl());
        first = new Api(house.gatewayUrl(), house.adminKey());
        List<String> teams = slack.teams();
        install(teams.getLast());
        ours = ingested(teams.getFirst(), "zucchini");
        theirs = ingested(teams.getLast(), "artichoke");
        handOutKeys();
    }

    Tenant ours() {
        return ours;
    }

    Tenant theirs() {
        return theirs;
    }

    SimulatedSlack slack() {
        return slack;
    }

    Caller as(Who who) {
        return new Caller(house.gatewayUrl(), Optional.ofNullable(keys.get(who)));
    }

    /** With a key that nobody has used yet, so that nothing counts against its limits. */
    Caller afresh(Who who) {
        String team = who == Who.OTHER_TENANTS_ADMIN ? theirs.team() : ours.team();
        return new Caller(house.gatewayUrl(), who.role().map(role -> new Keys(house).valid(role, team)));
    }

    Api api(Who who) {
        return new Api(house.gatewayUrl(), keys.get(who));
    }

    /** The database as a service sees it; the caller closes the connection. */
    Connection connect(Schema schema) throws SQLException {
        return house.connect(schema);
    }

    /** What a service has written so far, line by line. */
    List<String> log(String service) {
        try {
            return Files.readAllLines(folder.resolve("logs").resolve(service + ".log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the gateway serves, as its document has it: path to its operations by method. */
    JsonNode document() {
        try {
            return Api.JSON.readTree(
                    URI.create(house.gatewayUrl() + "/openapi?format=JSON").toURL());
        } catch (IOException unreachable) {
            throw new IllegalStateException("no document at /openapi", unreachable);
        }
    }

    @Override
    public void close() {
        house.close();
    }

    private void handOutKeys() {
        Keys made = new Keys(house);
        for (Who who : Who.values()) {
            String team = who == Who.OTHER_TENANTS_ADMIN ? theirs.team() : ours.team();
            who.role()
                    .map(role -> who == Who.REVOKED ? made.revoked(role, team) : made.valid(role, team))
                    .ifPresent(key -> keys.put(who, key));
        }
    }

    /** As a person would: an administrator makes a link, a browser opens it and follows. */
    private void install(String team) {
        Caller admin = new Caller(house.gatewayUrl(), Optional.of(house.adminKey()));
        Caller.Answer begun = admin.call("POST", "/api/auth/slack/authorize", Map.of("team_id", team));
        try (HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            String link = Api.JSON.readTree(begun.body()).path("install_url").asText();
            HttpResponse<String> page = browser.send(
                    HttpRequest.newBuilder(URI.create(link))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (page.statusCode() != 200) {
                throw new IllegalStateException("the installation of " + team + " ended at " + page.uri());
            }
        } catch (IOException failure) {
            throw new IllegalStateException("the second workspace could not be installed", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Somebody says the word, and everything is read. */
    private Tenant ingested(String team, String word) {
        patiently("workspace " + team + " to be connected")
                .until(() -> first.post("/workspace/details", Map.of("workspace_id", team))
                                .status()
                        == 200);
        SimulatedSlack.TrueChannel open = channel(team, "public");
        JsonNode written = slack.messages(team, open.id()).stream()
                .filter(message -> message.path("subtype").asText("").isEmpty()
                        && !message.path("user").asText("").isEmpty()
                        && message.path("bot_id").asText("").isEmpty()
                        && !message.path("deleted").asBoolean())
                .findFirst()
                .orElseThrow();
        String user = written.path("user").asText();
        slack.act(Map.of(
                "action",
                "post",
                "team",
                team,
                "channel",
                open.id(),
                "user",
                user,
                "text",
                "a " + word + " for lunch"));
        first.post("/ingest", Map.of("workspace_id", team));
        patiently("the history of " + team).until(() -> {
            JsonNode status = first.ask("/ingestion/status", Map.of("workspace_id", team));
            return !status.path("running").asBoolean(true);
        });
        patiently("the word of " + team)
                .until(() -> !first.ask("/search", Map.of("workspace_id", team, "query", word))
                        .path("messages")
                        .isEmpty());
        String run = first.ask("/ingestion/status", Map.of("workspace_id", team))
                .path("ingestion_id")
                .asText();
        return new Tenant(
                team,
                open.id(),
                channel(team, "private").id(),
                written.path("ts").asText(),
                user,
                word,
                run);
    }

    private SimulatedSlack.TrueChannel channel(String team, String kind) {
        patiently("a " + kind + " channel of " + team)
                .until(() -> channels(team, kind).findAny().isPresent());
        return channels(team, kind).findFirst().orElseThrow();
    }

    private Stream<SimulatedSlack.TrueChannel> channels(String team, String kind) {
        return slack.visibleChannels(team).stream()
                .filter(channel -> channel.kind().equals(kind) && !channel.archived());
    }

    private static ConditionFactory patiently(String what) {
        return Awaitility.await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
    }
}
