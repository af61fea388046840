package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseUrlTest {
    private static final String BUTTON = """
        [{"type": "actions", "block_id": "b", "elements": [{"type": "button", "action_id": "go", "value": "1", \
        "text": {"type": "plain_text", "text": "Go"}}]}]\
        """;

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private Receiver receiver;
    private SimulatorServer server;
    private InteractiveApp app;

    @BeforeEach
    void install() {
        receiver = new Receiver(0);
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
        app = InteractiveApp.in(server, receiver);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private String command() {
        return app.act("slash_command", ", \"channel\": \"general\", \"command\": \"/archive\"")
                .path("response_url")
                .asText();
    }

    private JsonNode press(String ts) {
        return app.act(
                "block_actions", ", \"channel\": \"general\", \"ts\": \"%s\", \"action_id\": \"go\"".formatted(ts));
    }

    private JsonNode newest() {
        return app.installed()
                .call("conversations.history", "channel", app.installed().channel("general"), "limit", "1")
                .path("messages")
                .get(0);
    }

    @Test
    void takesFiveAnswersAndNoMore() {
        String url = command();
        for (int i = 1; i <= 5; i++) {
            assertThat(app.respond(url, "{\"text\": \"answer %d\"}".formatted(i)))
                    .isEqualTo("200 ok");
        }
        assertThat(app.respond(url, "{\"text\": \"answer 6\"}")).isEqualTo("404 used_url");
        assertThat(app.ephemerals()).hasSize(5);
    }

    @Test
    void endsAfterThirtyMinutes() {
        String url = command();
        clock.forward(Duration.ofMinutes(29));
        assertThat(app.respond(url, "{\"text\": \"in time\"}")).isEqualTo("200 ok");
        clock.forward(Duration.ofMinutes(2));
        assertThat(app.respond(url, "{\"text\": \"too late\"}")).isEqualTo("404 expired_url");
    }

    @Test
    void endsSoonerWhenTheClockRunsFaster() {
        String url = command();
        app.http().post("/_sim/clock", "{\"scale\": 60}");
        clock.forward(Duration.ofSeconds(31));
        assertThat(app.respond(url, "{\"text\": \"too late\"}")).isEqualTo("404 expired_url");
    }

    @Test
    void usesAreCountedOverARestart() {
        // Given
        String path = command().substring(server.baseUrl().length());
        for (int i = 0; i < 4; i++) {
            assertThat(app.respond(server.baseUrl() + path, "{\"text\": \"before\"}"))
                    .isEqualTo("200 ok");
        }
        // When
        server.close();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
        app = new InteractiveApp(
                new InstalledApp(
                        new Http(server.baseUrl()),
                        app.installed().app(),
                        app.installed().token(),
                        app.installed().team()),
                receiver);
        // Then
        assertThat(app.respond(server.baseUrl() + path, "{\"text\": \"after\"}"))
                .isEqualTo("200 ok");
        assertThat(app.respond(server.baseUrl() + path, "{\"text\": \"after\"}"))
                .isEqualTo("404 used_url");
    }

    @Test
    void whatIsNoAnswerIsRefusedAndNotCounted() {
        String url = command();
        for (int i = 0; i < 6; i++) {
            assertThat(app.respond(url, "nonsense")).isEqualTo("400 invalid_payload");
            assertThat(app.respond(url, "{}")).isEqualTo("400 no_text");
            assertThat(app.respond(url, "{\"blocks\": [1]}")).isEqualTo("400 invalid_blocks");
            assertThat(app.respond(url, "{\"delete_original\": true}")).isEqualTo("400 invalid_payload");
        }
        assertThat(app.respond(url, "{\"text\": \"well\"}")).isEqualTo("200 ok");
        assertThat(app.respond(server.baseUrl() + "/commands/T1/1/nobody", "{\"text\": \"x\"}"))
                .isEqualTo("404 no_service");
    }

    @Test
    void speaksInAChannelTheAppIsNotIn() {
        assertThat(app.installed()
                        .call("chat.postMessage", "channel", app.installed().channel("random"), "text", "x")
                        .path("error")
                        .asText())
                .isEqualTo("not_in_channel");
        String url = app.act("slash_command", ", \"channel\": \"random\", \"command\": \"/archive\"")
                .path("response_url")
                .asText();
        assertThat(app.respond(url, "{\"response_type\": \"in_channel\", \"text\": \"bypassed\"}"))
                .isEqualTo("200 ok");
        assertThat(app.journal().lines().filter(line -> line.contains("bypassed")))
                .singleElement()
                .asString()
                .contains("\"op\":\"post\"", app.installed().channel("random"));
    }

    @Test
    void replacesAndDeletesTheMessageThatWasActedUpon() {
        String ts = app.posted(BUTTON);
        String url = press(ts).path("response_url").asText();
        assertThat(url).contains("/actions/" + app.installed().team() + "/");
        assertThat(app.respond(url, "{\"replace_original\": true, \"text\": \"done\"}"))
                .isEqualTo("200 ok");
        assertThat(app.message(ts).path("text").asText()).isEqualTo("done");
        assertThat(app.message(ts).has("edited")).isTrue();
        app.respond(url, "{\"replace_original\": true, \"text\": \"again\", \"blocks\": %s}".formatted(BUTTON));
        assertThat(app.message(ts).path("blocks").get(0).path("block_id").asText())
                .isEqualTo("b");
        assertThat(app.respond(url, "{\"delete_original\": true}")).isEqualTo("200 ok");
        assertThat(app.message(ts).path("ts").asText()).isNotEqualTo(ts);
        assertThat(app.respond(url, "{\"replace_original\": true, \"text\": \"again\"}"))
                .isEqualTo("404 message_not_found");
    }

    @Test
    void anAnswerMayGoIntoAThread() {
        String ts = app.posted(BUTTON);
        String url = press(ts).path("response_url").asText();
        app.respond(
                url, "{\"response_type\": \"in_channel\", \"text\": \"below\", \"thread_ts\": \"%s\"}".formatted(ts));
        assertThat(app.message(ts).path("reply_count").asInt()).isEqualTo(1);
        app.respond(url, "{\"response_type\": \"in_channel\", \"text\": \"beside\"}");
        assertThat(newest().path("text").asText()).isEqualTo("beside");
        assertThat(app.respond(url, "{\"text\": \"x\", \"thread_ts\": \"1.000000\"}"))
                .isEqualTo("400 thread_not_found");
    }

    @Test
    void whatOnePersonSeesIsInNoHistoryAndCanBePressedReplacedAndDeleted() {
        // Given
        JsonNode before = newest();
        app.respond(command(), "{\"text\": \"pick\", \"blocks\": %s}".formatted(BUTTON));
        JsonNode shown = app.ephemerals().get(0);
        assertThat(newest()).isEqualTo(before);
        // When
        String url = press(shown.path("ts").asText()).path("response_url").asText();
        // Then
        assertThat(app.last().json().path("container").path("is_ephemeral").asBoolean())
                .isTrue();
        assertThat(app.last().json().has("message")).isFalse();
        app.respond(url, "{\"replace_original\": true, \"text\": \"picked\"}");
        assertThat(app.ephemerals().get(0).path("text").asText()).isEqualTo("picked");
        app.respond(url, "{\"delete_original\": true}");
        assertThat(app.ephemerals()).isEmpty();
    }

    @Test
    void theMessageOfAnotherCannotBeReplaced() {
        String ts = app.act("post", ", \"channel\": \"general\", \"text\": \"mine\"")
                .path("ts")
                .asText();
        String url = app.act(
                        "message_action",
                        ", \"channel\": \"general\", \"ts\": \"%s\", \"callback_id\": \"c\"".formatted(ts))
                .path("response_url")
                .asText();
        assertThat(app.respond(url, "{\"replace_original\": true, \"text\": \"yours\"}"))
                .isEqualTo("403 action_prohibited");
        assertThat(app.message(ts).path("text").asText()).isEqualTo("mine");
    }

    @Test
    void anAnswerIsACallInTheJournalWithoutItsAddress() {
        String url = command();
        app.respond(url, "{\"text\": \"quiet words\"}");
        assertThat(app.journal().lines().filter(line -> line.contains("\"method\":\"response_url\"")))
                .singleElement()
                .asString()
                .contains("\"status\":200")
                .doesNotContain(url.substring(url.lastIndexOf('/') + 1), "quiet words");
    }
}
