package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryLogTest {
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

    private String post() {
        return app.act("post", "general", ", \"text\": \"hello\"")
                .path("event_ids")
                .get(0)
                .asText();
    }

    private JsonNode event(String id) {
        for (JsonNode event :
                new Http(server.baseUrl()).json("/_sim/deliveries").path("deliveries")) {
            if (event.path("event_id").asText().equals(id)) {
                return event;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode awaited(String id, String state, int attempts) {
        Awaitility.await(id + " is " + state).atMost(Duration.ofSeconds(15)).until(() -> {
            JsonNode event = event(id);
            return event.path("state").asText().equals(state)
                    && event.path("attempts").size() == attempts;
        });
        return event(id);
    }

    @Test
    void anEventThatWasTakenIsListedWithItsOneAttempt() {
        JsonNode event = awaited(post(), "delivered", 1);
        assertThat(event.path("type").asText()).isEqualTo("message");
        assertThat(event.path("app_id")).isEqualTo(app.app().path("app_id"));
        assertThat(event.path("team").asText()).isEqualTo(app.team());
        JsonNode attempt = event.path("attempts").get(0);
        assertThat(attempt.path("attempt").asInt()).isZero();
        assertThat(attempt.path("status").asInt()).isEqualTo(200);
        assertThat(attempt.path("at").asText()).matches("\\d{4}-.*Z");
        assertThat(attempt.has("answered_ms")).isTrue();
        assertThat(attempt.has("failure")).isFalse();
    }

    @Test
    void theJournalTellsWhichEventADeliveryCarried() {
        String id = app.act("topic", "general", ", \"text\": \"new\"")
                .path("event_ids")
                .get(0)
                .asText();
        awaited(id, "delivered", 1);
        String line = app.http()
                .get("/_sim/journal?after=0")
                .body()
                .lines()
                .filter(told -> told.startsWith("{\"type\":\"delivery\"") && told.contains(id))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("\"event\":\"message\",\"subtype\":\"channel_topic\"");
    }

    @Test
    void anEventThatFailedWaitsThenIsTakenOrGivenUp() {
        AtomicInteger asked = new AtomicInteger();
        receiver.answers(any -> asked.incrementAndGet() > 2 ? 200 : 500, Map.of());
        String id = post();
        JsonNode waiting = awaited(id, "waiting", 2);
        assertThat(waiting.path("next_attempt").asInt()).isEqualTo(2);
        assertThat(waiting.path("next_attempt_at").asText())
                .isGreaterThan(waiting.path("attempts").get(1).path("at").asText());
        assertThat(waiting.path("attempts").get(0).path("failure").asText()).isEqualTo("http_error");
        app.http().post("/_sim/clock", "{\"scale\": 6000}");
        JsonNode taken = awaited(id, "delivered", 3);
        assertThat(taken.has("next_attempt_at")).isFalse();
        receiver.answers(any -> 500, Map.of("X-Slack-No-Retry", "1"));
        awaited(post(), "given_up", 1);
    }

    @Test
    void anEventThatIsHeldBackWaitsWithoutAnAttempt() {
        app.http().post("/_sim/faults", "{\"fault\": \"delay_events\", \"retry_after\": 600}");
        JsonNode event = awaited(post(), "waiting", 0);
        assertThat(event.path("type").asText()).isEqualTo("message");
    }

    @Test
    void anEventThatWasDroppedTellsWhy() {
        app.http().post("/_sim/faults", "{\"fault\": \"drop_events\"}");
        JsonNode event = awaited(post(), "dropped", 0);
        assertThat(event.path("type").asText()).isEqualTo("message");
        assertThat(event.path("dropped").asText()).isEqualTo("fault");
    }

    @Test
    void theListIsNewestFirstAndCanBeNarrowed() {
        String first = post();
        awaited(first, "delivered", 1);
        String second = post();
        awaited(second, "delivered", 1);
        JsonNode two = app.http().json("/_sim/deliveries?limit=2").path("deliveries");
        assertThat(two.findValuesAsText("event_id")).containsExactly(second, first);
        String own = "/_sim/deliveries?team=" + app.team() + "&app_id="
                + app.app().path("app_id").asText();
        assertThat(app.http().json(own).path("deliveries").isEmpty()).isFalse();
        String other = Http.tree(app.http().post("/_sim/apps", "{\"name\": \"Other\"}"))
                .path("app_id")
                .asText();
        assertThat(app.http().json("/_sim/deliveries?app_id=" + other).path("deliveries"))
                .isEmpty();
    }

    @Test
    void whatWasSentBeforeARestartIsStillListed() {
        String id = post();
        JsonNode before = awaited(id, "delivered", 1);
        server.close();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        assertThat(event(id)).isEqualTo(before);
        JsonNode all = new Http(server.baseUrl()).json("/_sim/deliveries?limit=500");
        assertThat(all.findValuesAsText("type")).contains("url_verification");
    }
}
