package com.atom.slack.events.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.topics.RecordHeaders;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.events.envelope.Envelope;
import com.atom.slack.events.envelope.EnvelopeReader;

import static com.atom.slack.events.intake.TopicTail.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Payloads of Slack's own SDK, see the samples' README for their origin and licence. */
@QuarkusTest
@WithTestResource(
        value = InfrastructureResource.class,
        initArgs = @ResourceArg(name = "events.marks.patience", value = "PT5S"))
class SlackSamplesIT {

    private static final Path SAMPLES = Path.of("src/test/resources/slack-samples");
    private static final Set<String> OUTER_ONLY = Set.of("app_rate_limited", "url_verification");

    @TestHTTPResource("/events")
    URI address;

    @Inject
    RedisDataSource redis;

    @Test
    void everySampleIsTakenAndPublishedByteForByte() throws IOException {
        // Given
        Slack slack = new Slack(address);
        Map<String, byte[]> bodies = bodies();
        assertThat(bodies).hasSizeGreaterThan(250);

        // When
        bodies.forEach((name, body) -> {
            assertThat(slack.send(body, "X-Request-Id", name).statusCode())
                    .as(name)
                    .isEqualTo(200);
            EnvelopeReader.read(body).map(Envelope::eventId).ifPresent(this::forget);
        });

        // Then
        try (TopicTail events = new TopicTail(TopicNames.EVENTS)) {
            bodies.forEach((name, body) -> assertThat(events.await(name, header(RecordHeaders.CORRELATION, name))
                            .value())
                    .as(name)
                    .isEqualTo(body));
        }
    }

    /** Several samples share an event id, and every one has to get through. */
    private void forget(String eventId) {
        await("the mark").until(() -> redis.key().del("events:mark:" + eventId) == 1);
    }

    private static Map<String, byte[]> bodies() throws IOException {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            for (Path sample : samples) {
                byte[] text = Files.readAllBytes(sample);
                bodies.put("sample-" + bodies.size(), isOuter(mapper.readTree(text)) ? text : wrapped(text));
            }
        }
        return bodies;
    }

    private static boolean isOuter(JsonNode sample) {
        return sample.path("event").isObject()
                || OUTER_ONLY.contains(sample.path("type").asText());
    }

    private static byte[] wrapped(byte[] inner) {
        return """
                {"token":"t","team_id":"T111","api_app_id":"A111","event":%s,"type":"event_callback","event_id":"EvSample","event_time":1700000000}""".formatted(new String(inner, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
