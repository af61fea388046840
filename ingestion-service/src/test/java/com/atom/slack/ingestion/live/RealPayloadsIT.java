package com.atom.slack.ingestion.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import com.atom.slack.ingestion.house.Archive;
import com.atom.slack.ingestion.house.Broker;
import com.atom.slack.ingestion.house.Door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every payload that Slack's own SDK knows, as it is and wrapped where it is only an inner event. */
@Archive
class RealPayloadsIT {

    private static final List<String> FOLDERS = List.of("events", "event-examples", "event-envelope-examples", "rtm");

    @Inject
    Broker broker;

    @Inject
    Door door;

    @Inject
    ObjectMapper mapper;

    @Test
    void noneOfThemStallsTheConsumer() throws IOException {
        // Given
        broker.connect("TREAL");
        int sent = 0;

        // When
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.list(Path.of("src/test/resources/slack-samples", folder))) {
                for (Path file : files.sorted().toList()) {
                    broker.body("TREAL", envelope(mapper.readTree(file.toFile()), sent++));
                }
            }
        }
        broker.event(
                "TREAL",
                mapper.createObjectNode()
                        .put("type", "message")
                        .put("channel", "CLAST")
                        .put("user", "U1")
                        .put("text", "behind all of them")
                        .put("ts", "1750000000.000100")
                        .put("channel_type", "channel"));

        // Then
        assertThat(sent).isGreaterThan(200);
        await("what comes after them")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(door.post("TREAL", "/messages", "{\"channel_id\":\"CLAST\"}")
                                .jsonPath()
                                .getList("messages.text"))
                        .containsExactly("behind all of them"));
    }

    private String envelope(JsonNode sample, int number) {
        ObjectNode envelope;
        if (sample.has("event") || sample.path("type").asText().equals("app_rate_limited")) {
            envelope = sample.deepCopy();
        } else {
            envelope = mapper.createObjectNode().put("type", "event_callback");
            envelope.set("event", sample);
        }
        envelope.put("team_id", "TREAL").put("event_id", "EvReal" + number);
        envelope.remove(List.of("authorizations", "context_team_id"));
        return envelope.toString();
    }
}
