package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SocketModeTest {
    @TempDir
    Path folder;

    private Receiver receiver;
    private SimulatorServer server;
    private InstalledApp app;
    private final List<AppSocket> sockets = new ArrayList<>();

    @BeforeEach
    void install() {
        receiver = new Receiver(0);
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InstalledApp.in(server, receiver.url());
        socketMode(true);
    }

    @AfterEach
    void stop() {
        sockets.forEach(AppSocket::close);
        server.close();
        receiver.close();
    }

    private void socketMode(boolean on) {
        app.http().post("/_sim/apps", "{\"name\": \"Archive\", \"socket_mode\": " + on + "}");
    }

    private AppSocket open() {
        return opened(AppSocket.url(app)).greeted();
    }

    private AppSocket opened(String url) {
        AppSocket socket = AppSocket.at(url);
        sockets.add(socket);
        return socket;
    }

    private String post(String text) {
        return app.act("post", "general", ", \"text\": \"" + text + "\"")
                .path("event_ids")
                .get(0)
                .asText();
    }

    private long journaled(String... parts) {
        return app.http()
                .get("/_sim/journal?after=0")
                .body()
                .lines()
                .filter(line -> java.util.Arrays.stream(parts).allMatch(line::contains))
                .count();
    }

    @Test
    void anAddressIsGivenToTheAppLevelTokenAndWorksOnce() {
        String url = AppSocket.url(app);
        assertThat(url)
                .matches("ws://127\\.0\\.0\\.1:\\d+/link/\\?ticket=[0-9a-f]{32}&app_id="
                        + app.app().path("app_id").asText());
        opened(url).greeted();
        assertThatThrownBy(() -> AppSocket.at(url)).isInstanceOf(CompletionException.class);
    }

    @Test
    void anAddressThatNobodyUsedInTimeIsWorthNothing() {
        app.http().post("/_sim/delivery", "{\"ticket_seconds\": 60}");
        String url = AppSocket.url(app);
        app.http().post("/_sim/clock", "{\"scale\": 100000}");
        AppSocket.await(
                "the ticket runs out",
                () -> app.http().json("/_sim/clock").path("scale").asDouble() > 1
                        && app.http().json("/_sim/status").path("ok").asBoolean());
        assertThatThrownBy(() -> AppSocket.at(url)).isInstanceOf(CompletionException.class);
    }

    @Test
    void otherTokensOpenNoSocketAndTheTokenStandsInTheHeader() {
        assertThat(AppSocket.open(app.http(), app.token()).path("error").asText())
                .isEqualTo("not_allowed_token_type");
        assertThat(AppSocket.open(app.http(), "xapp-1-nobody").path("error").asText())
                .isEqualTo("invalid_auth");
        String token = app.app().path("app_token").asText();
        assertThat(Http.tree(app.http().form("/api/apps.connections.open", Map.of("token", token)))
                        .path("error")
                        .asText())
                .isEqualTo("not_authed");
        assertThat(Http.tree(app.http().post("/api/users.list", "", "Authorization", "Bearer " + token))
                        .path("error")
                        .asText())
                .isEqualTo("not_allowed_token_type");
    }

    @Test
    void theHelloTellsWhoAndHowManyAndHowLong() {
        open();
        JsonNode hello = open().frames().getFirst();
        assertThat(hello.path("type").asText()).isEqualTo("hello");
        assertThat(hello.path("num_connections").asInt()).isEqualTo(2);
        assertThat(hello.path("connection_info").path("app_id"))
                .isEqualTo(app.app().path("app_id"));
        assertThat(hello.path("debug_info").path("approximate_connection_time").asInt())
                .isEqualTo(3600);
        assertThat(hello.path("debug_info").path("host").asText()).startsWith("applink-");
        JsonNode debug = opened(AppSocket.url(app) + "&debug_reconnects=true")
                .greeted()
                .frames()
                .getFirst();
        assertThat(debug.path("debug_info").path("approximate_connection_time").asInt())
                .isEqualTo(360);
    }

    @Test
    void anEventComesOverTheSocketAndNotOverHttp() {
        AppSocket.await(
                "nothing is under way",
                () -> app.http().json("/_sim/status").path("undelivered").asInt() == 0);
        AppSocket socket = open();
        int before = receiver.got().size();
        String event = post("over the socket");
        AppSocket.await("the envelope", () -> !socket.told(event).isEmpty());
        JsonNode envelope = socket.told(event).getFirst();
        assertThat(envelope.path("type").asText()).isEqualTo("events_api");
        assertThat(envelope.path("envelope_id").asText()).matches("[0-9a-f-]{36}");
        assertThat(envelope.path("accepts_response_payload").asBoolean(true)).isFalse();
        assertThat(envelope.path("retry_attempt").asInt(-1)).isZero();
        assertThat(envelope.path("retry_reason").asText("none")).isEmpty();
        assertThat(envelope.path("payload").path("type").asText()).isEqualTo("event_callback");
        assertThat(envelope.path("payload").path("event").path("text").asText()).isEqualTo("over the socket");
        AppSocket.await(
                "it is acknowledged",
                () -> app.http().json("/_sim/status").path("undelivered").asInt() == 0);
        assertThat(receiver.got()).hasSize(before);
        assertThat(journaled(event, "\"via\":\"socket\"", "\"status\":200")).isEqualTo(1);
    }

    @Test
    void whatIsNotAcknowledgedComesAgainAndSaysSo() {
        app.http().post("/_sim/clock", "{\"scale\": 600}");
        AppSocket socket = open().acknowledging(
                        envelope -> envelope.path("retry_attempt").asInt() == 0 ? "" : AppSocket.plain(envelope));
        String event = post("listen");
        AppSocket.await("the second time", () -> socket.told(event).size() == 2);
        JsonNode again = socket.told(event).getLast();
        assertThat(again.path("retry_attempt").asInt()).isEqualTo(1);
        assertThat(again.path("retry_reason").asText()).isEqualTo("timeout");
        assertThat(again.path("envelope_id"))
                .isNotEqualTo(socket.told(event).getFirst().path("envelope_id"));
        AppSocket.await(
                "it is acknowledged",
                () -> app.http().json("/_sim/status").path("undelivered").asInt() == 0);
    }

    @Test
    void whatIsOnALostSocketComesOverAnother() {
        AppSocket deaf = open().acknowledging(envelope -> "");
        String event = post("who hears");
        AppSocket.await("the envelope", () -> deaf.told(event).size() == 1);
        AppSocket other = open();
        deaf.close();
        AppSocket.await("the other hears", () -> other.told(event).size() == 1);
        assertThat(other.told(event).getFirst().path("retry_attempt").asInt()).isEqualTo(1);
    }

    @Test
    void everyEnvelopeGoesToOneOfTheConnections() {
        List<AppSocket> three = List.of(open(), open(), open());
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(post("number " + i));
        }
        AppSocket.await(
                "all come once",
                () -> events.stream()
                        .allMatch(event -> three.stream()
                                        .mapToInt(socket -> socket.told(event).size())
                                        .sum()
                                == 1));
        assertThat(three).allSatisfy(socket -> assertThat(socket.envelopes()).isNotEmpty());
    }

    @Test
    void theEleventhConnectionIsRefused() {
        for (int i = 0; i < 10; i++) {
            open();
        }
        AppSocket eleventh = opened(AppSocket.url(app));
        AppSocket.await("it is refused", () -> eleventh.end().equals("closed"));
        assertThat(eleventh.reasons()).containsExactly("too_many_websockets");
        assertThat(eleventh.frames()).hasSize(1);
    }

    @Test
    void anOldConnectionIsWarnedAskedToComeAgainAndClosed() {
        app.http().post("/_sim/clock", "{\"scale\": 200}");
        AppSocket socket = opened(AppSocket.url(app) + "&debug_reconnects=true").greeted();
        AppSocket.await("the end", () -> socket.end().equals("closed"));
        assertThat(socket.reasons()).containsExactly("warning", "refresh_requested");
    }

    @Test
    void socketModeSwitchedOffEndsTheLinkAndEventsGoOverHttp() {
        AppSocket socket = open();
        socketMode(false);
        AppSocket.await("the end", () -> socket.end().equals("closed"));
        assertThat(socket.reasons()).containsExactly("link_disabled");
        String event = post("over HTTP");
        AppSocket.await("it comes", () -> !receiver.got(event).isEmpty());
        AppSocket late = opened(AppSocket.url(app));
        AppSocket.await("refused", () -> late.reasons().contains("link_disabled"));
    }

    @Test
    void withoutAConnectionEventsWaitAsAfterAFailure() {
        String event = post("is anybody there");
        AppSocket.await("tried twice", () -> journaled(event, "no_connection") == 2);
        AppSocket socket = open();
        app.http().post("/_sim/clock", "{\"scale\": 600}");
        AppSocket.await("it comes", () -> !socket.told(event).isEmpty());
        assertThat(socket.told(event).getFirst().path("retry_attempt").asInt()).isEqualTo(2);
    }

    @Test
    void whatAcknowledgesNothingIsNotedAndIgnored() {
        AppSocket socket = open();
        socket.say("ping?");
        socket.say("{\"envelope_id\": \"unknown\"}");
        AppSocket.await("both are noted", () -> journaled("\"type\":\"socket\"", "ignored") == 2);
        String event = post("still there");
        AppSocket.await("the envelope", () -> !socket.told(event).isEmpty());
    }

    @Test
    void theServerPings() {
        app.http().post("/_sim/delivery", "{\"ping_seconds\": 1}");
        AppSocket socket = open();
        AppSocket.await("two pings", () -> socket.pings().size() >= 2);
        assertThat(socket.pings().getFirst()).startsWith("Ping from applink-");
    }

    @Test
    void anAppIsAskedOnceAndItsPayloadComesBack() {
        AppSocket socket = open();
        ObjectNode asked = Json.object().put("command", "/archive");
        socket.acknowledging(envelope -> AppSocket.with(envelope, Json.object().put("text", "done")));
        assertThat(server.ask(app.app().path("app_id").asText(), "slash_commands", asked))
                .hasValueSatisfying(
                        payload -> assertThat(payload.path("text").asText()).isEqualTo("done"));
        JsonNode envelope = socket.envelopes().getFirst();
        assertThat(envelope.path("type").asText()).isEqualTo("slash_commands");
        assertThat(envelope.path("accepts_response_payload").asBoolean()).isTrue();
        assertThat(envelope.path("payload")).isEqualTo(asked);
        assertThat(envelope.has("retry_attempt")).isFalse();

        socket.acknowledging(any -> AppSocket.with(any, Json.object()));
        assertThat(server.ask(app.app().path("app_id").asText(), "interactive", asked))
                .isEmpty();

        socket.acknowledging(any -> "");
        assertThatThrownBy(() -> server.ask(app.app().path("app_id").asText(), "interactive", asked))
                .hasMessageContaining("timeout");
        assertThat(socket.envelopes()).hasSize(3);
    }
}
