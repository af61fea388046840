package com.atom.slack.e2e.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.e2e.api.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** What all that was done to this house has left in the logs of its services. */
abstract class ServiceLogs {

    private static final String FORGED = "\"},{\"level\":\"FATAL\",\"message\":\"forged";
    private static final Pattern SECRET =
            Pattern.compile("atom_[A-Za-z0-9_-]{43}|xox[a-z]-[0-9A-Za-z]|xapp-|Bearer ey");

    @Test
    @Tag("security-53")
    void whatStrangersWriteComesBackAsOneIdOfOurs() {
        String ansi = "\u001b[31mred\u001b[0m";
        Map<String, String> headers = Map.of(
                "X-Request-Id", FORGED,
                "User-Agent", ansi + FORGED,
                "X-Forwarded-For", ansi,
                "Origin", FORGED);
        List<String> paths = List.of(
                "/nothing%0d%0a%7B%22level%22:%22FATAL%22%7D",
                "/api/integrations/slack/channels?workspace_id=T%0d%0aforged%1b%5B31m",
                "/api/integrations/slack/events/%0d%0aforged",
                "/api/auth/slack/callback?error=%0d%0a%7B%22level%22:%22FATAL%22%7D&state=forged",
                "/api/auth/slack/install?ticket=%1b%5B31mforged");
        for (String path : paths) {
            for (Who who : List.of(Who.ANONYMOUS, Who.ADMIN)) {
                Caller.Answer answer = WallsIT.house().as(who).raw("localhost", path, headers);
                assertThat(answer.status()).as(path).isBetween(400, 499);
                assertThat(answer.requestId()).as(path).matches("([A-Za-z0-9._-]{8,64})?");
                assertThat(answer.head()).doesNotContain("FATAL", "\u001b", "forged");
            }
        }
        WallsIT.house()
                .as(Who.ADMIN)
                .raw("localhost", "POST", "/api/integrations/slack/channels", headers, "{" + FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "auth", "events", "ingestion", "analytics"})
    @Tag("security-53")
    void everyLineIsOneRecordOfOurOwn(String service) {
        List<JsonNode> records = records(service).toList();

        assertThat(records).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.path("level").asText()).isIn("ERROR", "WARN", "INFO");
            assertThat(entry.hasNonNull("loggerName")).isTrue();
        });
        assertThat(WallsIT.house().log(service))
                .noneMatch(line -> line.chars().anyMatch(character -> character < ' ' && character != '\t'))
                .noneMatch(line -> line.startsWith("{\"level\":\"FATAL\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "auth", "events", "ingestion", "analytics"})
    @Tag("security-53")
    void nothingThatPeopleSaidAndNoSecretIsWritten(String service) {
        Tenant us = WallsIT.house().ours();
        Tenant them = WallsIT.house().theirs();

        assertThat(WallsIT.house().log(service))
                .noneMatch(line ->
                        line.contains(us.word()) || line.contains(them.word()) || line.contains("something new"))
                .noneMatch(line -> SECRET.matcher(line).find());
    }

    /** None of what this class's elders did was more than a service expects. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway", "auth", "events", "ingestion", "analytics"})
    @Tag("security-54")
    void nobodyMadeAServiceFail(String service) {
        assertThat(records(service)
                        .filter(entry -> entry.path("level").asText().equals("ERROR"))
                        // Kafka's client complains of topics whose owner has not made them yet, and asks again
                        .filter(entry -> !entry.path("loggerName").asText().startsWith("org.apache.kafka.")))
                .extracting(JsonNode::toString)
                .isEmpty();
    }

    /** The JVM's own words at the start are no records. */
    private static Stream<JsonNode> records(String service) {
        return WallsIT.house().log(service).stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> {
                    try {
                        return Api.JSON.readTree(line);
                    } catch (IOException torn) {
                        throw new UncheckedIOException(line, torn);
                    }
                });
    }
}
