package com.atom.slack.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryTest {
    @TempDir
    Path folder;

    private Receiver receiver;
    private SimulatorServer server;
    private InstalledApp app;

    @BeforeEach
    void install() {
        receiver = new Receiver(0);
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InstalledApp.in(server, receiver.url());
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private List<Receiver.Got> arrived(JsonNode act, int index, int times) {
        String id = act.path("event_ids").get(index).asText();
        Awaitility.await(id + " comes " + times + " times")
                .atMost(Duration.ofSeconds(10))
                .until(() -> receiver.got(id).size() >= times);
        return receiver.got(id);
    }

    @Test
    void theRequestUrlIsChallengedWhenItIsSaved() {
        assertThat(app.app().path("request_url_verified").asBoolean()).isTrue();
    }

    @Test
    void aMessageIsToldInASignedEnvelope() throws Exception {
        // When
        JsonNode act = app.act("post", "general", ", \"text\": \"Grüße & <stray> <@U1>\"");
        // Then
        Receiver.Got got = arrived(act, 0, 1).getFirst();
        assertThat(got.json().path("type").asText()).isEqualTo("event_callback");
        assertThat(got.json().path("team_id").asText()).isEqualTo(app.team());
        assertThat(got.json().path("context_team_id").asText()).isEqualTo(app.team());
        assertThat(got.json().path("api_app_id")).isEqualTo(app.app().path("app_id"));
        assertThat(got.json().path("authorizations").get(0).path("is_bot").asBoolean())
                .isTrue();
        assertThat(got.event().path("text").asText()).isEqualTo("Grüße &amp; &lt;stray&gt; <@U1>");
        assertThat(got.event().path("ts")).isEqualTo(act.path("ts"));
        assertThat(got.event().path("channel_type").asText()).isEqualTo("channel");
        assertThat(got.headers()).doesNotContainKey("x-slack-retry-num");
        assertThat(got.headers().get("x-slack-signature")).isEqualTo(signature(got));
    }

    private String signature(Receiver.Got got) throws Exception {
        String secret = app.app().path("signing_secret").asText();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String start = "v0:" + got.headers().get("x-slack-request-timestamp") + ":";
        mac.update(start.getBytes(StandardCharsets.UTF_8));
        return "v0=" + HexFormat.of().formatHex(mac.doFinal(got.body()));
    }

    @Test
    void aDeletedThreadParentBecomesATombstoneAndAnythingElseIsDeleted() {
        String parent =
                app.act("post", "general", ", \"text\": \"parent\"").path("ts").asText();
        String reply = app.act("reply", "general", ", \"text\": \"reply\", \"thread_ts\": \"" + parent + "\"")
                .path("ts")
                .asText();
        JsonNode changed = arrived(app.act("delete", "general", ", \"ts\": \"" + parent + "\""), 0, 1)
                .getFirst()
                .event();
        assertThat(changed.path("subtype").asText()).isEqualTo("message_changed");
        assertThat(changed.path("message").path("subtype").asText()).isEqualTo("tombstone");
        assertThat(changed.path("previous_message").path("text").asText()).isEqualTo("parent");
        JsonNode deleted = arrived(app.act("delete", "general", ", \"ts\": \"" + reply + "\""), 0, 1)
                .getFirst()
                .event();
        assertThat(deleted.path("subtype").asText()).isEqualTo("message_deleted");
        assertThat(deleted.path("deleted_ts").asText()).isEqualTo(reply);
    }

    @Test
    void nothingIsToldOfAChannelTheBotIsNotIn() {
        JsonNode act = app.act("post", "security-response", ", \"text\": \"secret\"");
        assertThat(act.path("event_ids")).isEmpty();
    }

    @Test
    void aFailureIsRetriedThreeTimesWithItsReasonAndAFreshSignature() {
        // Given
        app.http().post("/_sim/clock", "{\"scale\": 600}");
        receiver.answers(any -> 500, Map.of());
        // When
        List<Receiver.Got> got = arrived(app.act("post", "general", ", \"text\": \"again\""), 0, 4);
        // Then
        assertThat(got)
                .extracting(request -> request.headers().getOrDefault("x-slack-retry-num", ""))
                .containsExactly("", "1", "2", "3");
        assertThat(got.getLast().headers()).containsEntry("x-slack-retry-reason", "http_error");
        Awaitility.await("given up")
                .until(() -> app.http().json("/_sim/status").path("undelivered").asInt() == 0);
        assertThat(app.http().get("/_sim/journal?after=0").body().lines())
                .anyMatch(line -> line.contains(got.getFirst().id()) && line.contains("\"attempt\":3"));
    }

    @Test
    void anAppMayAskNotToBeSentAnEventAgain() {
        receiver.answers(any -> 500, Map.of("X-Slack-No-Retry", "1"));
        List<Receiver.Got> got = arrived(app.act("post", "general", ", \"text\": \"once\""), 0, 1);
        Awaitility.await("given up")
                .until(() -> app.http().json("/_sim/status").path("undelivered").asInt() == 0);
        assertThat(got).hasSize(1);
    }

    @Test
    void theQueueTheTokensAndTheWorldSurviveARestart() {
        // Given
        receiver.answers(any -> 503, Map.of());
        JsonNode act = app.act("post", "general", ", \"text\": \"before the restart\"");
        arrived(act, 0, 2);
        JsonNode before = app.truth();
        // When
        server.close();
        receiver.answers(any -> 200, Map.of());
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        Http http = new Http(server.baseUrl());
        http.post("/_sim/clock", "{\"scale\": 1000}");
        app = new InstalledApp(http, app.app(), app.token(), app.team());
        // Then
        assertThat(app.truth().path("channels")).isEqualTo(before.path("channels"));
        assertThat(app.truth().path("seq").asLong())
                .isGreaterThanOrEqualTo(before.path("seq").asLong());
        assertThat(app.call("auth.test").path("ok").asBoolean()).isTrue();
        JsonNode later = app.act("post", "general", ", \"text\": \"after\"");
        assertThat(later.path("ts").asText()).isGreaterThan(act.path("ts").asText());
        Awaitility.await("the old event comes")
                .atMost(Duration.ofSeconds(90))
                .until(() -> receiver.got(act.path("event_ids").get(0).asText()).size() >= 3);
    }

    @Test
    void anUninstalledAppHearsOfItOnceMoreAndItsTokenIsDead() {
        JsonNode act = app.http().act("{\"action\": \"uninstall\"}");
        assertThat(arrived(act, 0, 1).getFirst().event().path("type").asText()).isEqualTo("tokens_revoked");
        assertThat(arrived(act, 1, 1).getFirst().event().path("type").asText()).isEqualTo("app_uninstalled");
        assertThat(app.call("auth.test").path("error").asText()).isEqualTo("account_inactive");
    }
}
