package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduledMessageTest {
    @TempDir
    Path folder;

    private static String in(Duration time) {
        return Long.toString(Instant.now().plus(time).getEpochSecond());
    }

    @Test
    void theTimeHasToBeOneThatComes() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder));
                FullApp app = new FullApp(server)) {
            String general = app.general();
            assertThat(app.error("chat.scheduleMessage", "channel", general, "text", "x", "post_at", "1"))
                    .isEqualTo("time_in_past");
            assertThat(app.error("chat.scheduleMessage", "channel", general, "text", "x", "post_at", "soon"))
                    .isEqualTo("invalid_time");
            String far = in(Duration.ofDays(121));
            assertThat(app.error("chat.scheduleMessage", "channel", general, "text", "x", "post_at", far))
                    .isEqualTo("time_too_far");
            long window = Instant.now().plus(Duration.ofHours(9)).getEpochSecond() / 300 * 300;
            for (int i = 0; i < 30; i++) {
                String at = Long.toString(window + i);
                app.ok("chat.scheduleMessage", "channel", general, "text", "x", "post_at", at);
            }
            String at = Long.toString(window + 40);
            assertThat(app.error("chat.scheduleMessage", "channel", general, "text", "x", "post_at", at))
                    .isEqualTo("restricted_too_many");
        }
    }

    @Test
    void withMetadataItIsListedAndNeverPosted() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder));
                FullApp app = new FullApp(server)) {
            String general = app.general();
            String at = in(Duration.ofHours(1));
            String metadata = "{\"event_type\":\"t\",\"event_payload\":{}}";
            app.ok("chat.scheduleMessage", "channel", general, "text", "lost", "post_at", at, "metadata", metadata);
            app.ok("chat.scheduleMessage", "channel", general, "text", "kept", "post_at", at, "metadata", "{}");
            assertThat(app.ok("chat.scheduledMessages.list").path("scheduled_messages"))
                    .hasSize(2);
            app.app().http().post("/_sim/clock", "{\"scale\": 20000}");
            Awaitility.await("both are over")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> app.ok("chat.scheduledMessages.list")
                            .path("scheduled_messages")
                            .isEmpty());
            assertThat(app.ok("conversations.history", "channel", general).toString())
                    .contains("\"kept\"")
                    .doesNotContain("\"lost\"");
        }
    }

    @Test
    void itIsListedUntilItIsDeletedOrPostedAndSurvivesARestart() {
        String general;
        String token;
        SimulatorServer first = SimulatorServer.start(SimulatorOptions.forTests(folder));
        try (first;
                FullApp app = new FullApp(first)) {
            general = app.general();
            token = app.app().token();
            JsonNode later = app.ok(
                    "chat.scheduleMessage", "channel", general, "text", "later", "post_at", in(Duration.ofHours(1)));
            assertThat(later.path("post_at").isTextual()).isTrue();
            assertThat(later.path("message").path("type").asText()).isEqualTo("delayed_message");
            String never = app.ok(
                            "chat.scheduleMessage",
                            "channel",
                            general,
                            "text",
                            "never",
                            "post_at",
                            in(Duration.ofHours(1)))
                    .path("scheduled_message_id")
                    .asText();
            assertThat(app.ok("chat.scheduledMessages.list").path("scheduled_messages"))
                    .hasSize(2);
            app.ok("chat.deleteScheduledMessage", "channel", general, "scheduled_message_id", never);
            assertThat(app.error("chat.deleteScheduledMessage", "channel", general, "scheduled_message_id", never))
                    .isEqualTo("invalid_scheduled_message_id");
        }
        try (SimulatorServer second = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            Http http = new Http(second.baseUrl());
            String path = "/api/conversations.history?limit=1&channel=" + general;
            assertThat(http.get(path, "Authorization", "Bearer " + token).body())
                    .doesNotContain("\"later\"");
            http.post("/_sim/clock", "{\"scale\": 20000}");
            Awaitility.await("the message comes")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> http.get(path, "Authorization", "Bearer " + token)
                            .body()
                            .contains("\"text\":\"later\""));
            assertThat(Http.tree(http.get("/api/chat.scheduledMessages.list", "Authorization", "Bearer " + token))
                            .path("scheduled_messages"))
                    .isEmpty();
            assertThat(http.get("/api/conversations.history?channel=" + general, "Authorization", "Bearer " + token)
                            .body())
                    .doesNotContain("never");
        }
    }
}
