package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class IncomingWebhookTest {
    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private Receiver receiver;
    private SimulatorServer server;
    private InteractiveApp app;

    @BeforeEach
    void install() {
        receiver = new Receiver(0);
        start(SimulatorOptions.forTests(folder));
    }

    private void start(SimulatorOptions options) {
        server = SimulatorServer.start(options.at(clock));
        app = InteractiveApp.in(server, receiver);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private String webhook(String channel) {
        return app.act("create_webhook", ", \"channel\": \"" + channel + "\"")
                .path("url")
                .asText();
    }

    private JsonNode newest() {
        return app.installed()
                .call("conversations.history", "channel", app.installed().channel("general"), "limit", "1")
                .path("messages")
                .get(0);
    }

    @Test
    void postsAsTheAppByAnOrdinaryChange() {
        String url = webhook("general");
        assertThat(url)
                .matches(server.baseUrl() + "/services/" + app.installed().team() + "/B\\w+/\\w{24}");
        HttpResponse<String> answer =
                app.http().post(url.substring(server.baseUrl().length()), "{\"text\": \"a < b\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
        JsonNode message = newest();
        assertThat(message.path("subtype").asText()).isEqualTo("bot_message");
        assertThat(message.path("text").asText()).isEqualTo("a &lt; b");
        assertThat(message.path("username").asText()).isEqualTo("Archive");
        assertThat(message.path("bot_id").asText()).startsWith("B");
        assertThat(message.has("user")).isFalse();
        assertThat(app.journal().lines().filter(line -> line.contains("a &lt; b")))
                .singleElement()
                .asString()
                .contains("\"type\":\"change\"", "\"op\":\"post\"");
        assertThat(app.journal()).doesNotContain(url.substring(url.lastIndexOf('/') + 1));
    }

    @Test
    void takesAFormAndAThreadAndOverridesNothing() {
        String path = webhook("general").substring(server.baseUrl().length());
        HttpResponse<String> answer = app.http().form(path, Map.of("payload", """
            {"text": "formed", "channel": "#random", "username": "Boss"}\
            """));
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(newest().path("text").asText()).isEqualTo("formed");
        assertThat(newest().path("username").asText()).isEqualTo("Archive");
        String ts = newest().path("ts").asText();
        app.http().post(path, "{\"text\": \"below\", \"thread_ts\": \"%s\"}".formatted(ts));
        assertThat(newest().path("reply_count").asInt()).isEqualTo(1);
    }

    @Test
    void refusesInWordsAndStatuses() {
        String url = webhook("general");
        assertThat(app.respond(url, "nonsense")).isEqualTo("400 invalid_payload");
        assertThat(app.respond(url, "{\"text\": {}}")).isEqualTo("400 invalid_payload");
        assertThat(app.respond(url, "{}")).isEqualTo("400 no_text");
        assertThat(app.respond(url + "x", "{\"text\": \"x\"}")).isEqualTo("404 no_service");
        app.act("create_channel", ", \"name\": \"closing\"");
        String closing = webhook("closing");
        app.act("archive", ", \"channel\": \"closing\"");
        assertThat(app.respond(closing, "{\"text\": \"x\"}")).isEqualTo("410 channel_is_archived");
        String im = app.act("app_home_opened", "").path("channel").asText();
        String direct = webhook(im);
        assertThat(app.respond(direct, "{\"text\": \"hello\"}")).isEqualTo("200 ok");
        app.http()
                .act("{\"action\": \"user_change\", \"user\": \"%s\", \"deleted\": true}"
                        .formatted(app.installed().admin()));
        assertThat(app.respond(direct, "{\"text\": \"hello\"}")).isEqualTo("404 user_not_found");
        app.http().act("{\"action\": \"uninstall\"}");
        assertThat(app.respond(url, "{\"text\": \"x\"}")).isEqualTo("404 no_service");
    }

    @Test
    void whatAnAdministratorForbidsIsAFault() {
        String url = webhook("general");
        Map<String, String> words = Map.of(
                "webhook_prohibited", "403 action_prohibited",
                "webhook_general_denied", "403 posting_to_general_channel_denied",
                "webhook_rollup_error", "500 rollup_error");
        words.forEach((fault, word) -> {
            String id = fault(fault);
            assertThat(app.respond(url, "{\"text\": \"x\"}")).isEqualTo(word);
            app.http().delete("/_sim/faults/" + id);
        });
        assertThat(app.respond(url, "{\"text\": \"x\"}")).isEqualTo("200 ok");
    }

    private String fault(String name) {
        return Http.tree(app.http().post("/_sim/faults", "{\"fault\": \"%s\"}".formatted(name)))
                .path("id")
                .asText();
    }

    @Test
    void takesOneMessageASecond() {
        server.close();
        start(SimulatorOptions.forTests(folder).strict());
        String path = webhook("general").substring(server.baseUrl().length());
        String text = "{\"text\": \"x\"}";
        assertThat(app.http().post(path, text).statusCode()).isEqualTo(200);
        clock.forward(Duration.ofMillis(200));
        HttpResponse<String> limited = app.http().post(path, text);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("1");
        clock.forward(Duration.ofMillis(1000));
        assertThat(app.http().post(path, text).statusCode()).isEqualTo(200);
    }

    @Test
    void survivesARestart() {
        String path = webhook("general").substring(server.baseUrl().length());
        server.close();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
        assertThat(new Http(server.baseUrl())
                        .post(path, "{\"text\": \"still\"}")
                        .body())
                .isEqualTo("ok");
    }
}
