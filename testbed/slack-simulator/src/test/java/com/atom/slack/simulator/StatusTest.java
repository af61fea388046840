package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTest {
    private static final String V2 = "/api/v2.0.0/";
    private static final String V1 = "/api/v1.0.0/";

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private SimulatorServer server;
    private Http http;

    @BeforeEach
    void start() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
        http = new Http(server.baseUrl());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode incident(String json) {
        HttpResponse<String> answer = http.post("/_sim/incidents", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(1));
        return Http.tree(answer);
    }

    @Test
    void allIsWellUntilSomebodySaysOtherwise() {
        JsonNode current = http.json(V2 + "current");
        assertThat(current.fieldNames())
                .toIterable()
                .containsExactly("status", "date_created", "date_updated", "active_incidents");
        assertThat(current.path("status").asText()).isEqualTo("ok");
        assertThat(current.path("active_incidents")).isEmpty();
        assertThat(current.path("date_updated").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-0[78]:00");
        assertThat(http.json(V2 + "history")).isEmpty();
        assertThat(http.json(V1 + "current").fieldNames())
                .toIterable()
                .containsExactly("status", "date_created", "date_updated");
    }

    @Test
    void anIncidentIsToldAsSlackTellsIt() {
        JsonNode made = incident("""
            {"title": "Slow API", "type": "outage", "services": ["Apps/Integrations/APIs"], "note": "We look."}\
            """);
        incident("{\"id\": %d, \"note\": \"We found it.\"}"
                .formatted(made.path("id").asInt()));
        JsonNode current = http.json(V2 + "current");
        assertThat(current.path("status").asText()).isEqualTo("active");
        JsonNode shown = current.path("active_incidents").get(0);
        assertThat(shown.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "date_created", "date_updated", "title", "type", "status", "url", "services", "notes");
        assertThat(shown.path("id").isInt()).isTrue();
        assertThat(shown.path("status").asText()).isEqualTo("active");
        assertThat(shown.path("notes"))
                .extracting(note -> note.path("body").asText())
                .containsExactly("We found it.", "We look.");
        assertThat(OffsetDateTime.parse(shown.path("date_updated").asText()))
                .isAfter(OffsetDateTime.parse(shown.path("date_created").asText()));
        assertThat(current.path("date_updated")).isEqualTo(shown.path("date_updated"));
    }

    @Test
    void theFirstVersionKnowsOneIncidentAndNeedsNoNumber() {
        incident("{\"title\": \"First\"}");
        incident("{\"title\": \"Second\", \"type\": \"notice\"}");
        JsonNode current = http.json(V1 + "current");
        assertThat(current.path("status").asText()).isEqualTo("active");
        assertThat(current.path("title").asText()).isEqualTo("Second");
        assertThat(current.path("services").get(0).asText()).isEqualTo("Messaging");
        assertThat(http.json("/api/current")).isEqualTo(current);
        assertThat(http.json("/api/history")).isEqualTo(http.json(V1 + "history"));
    }

    @Test
    void anEndedIncidentIsHistoryAlsoAfterARestart() {
        // Given
        JsonNode first = incident("{\"title\": \"First\"}");
        incident("{\"title\": \"Planned\", \"status\": \"scheduled\"}");
        // When
        String path = "/_sim/incidents/" + first.path("id").asInt();
        assertThat(http.delete(path).statusCode()).isEqualTo(200);
        assertThat(http.delete(path).statusCode()).isEqualTo(404);
        // Then
        server.close();
        start();
        JsonNode history = http.json(V2 + "history");
        assertThat(history).hasSize(1);
        assertThat(history.get(0).path("status").asText()).isEqualTo("resolved");
        assertThat(http.json(V2 + "current").path("active_incidents")).hasSize(1);
        assertThat(incident("{\"title\": \"Next\"}").path("id").asInt())
                .isEqualTo(first.path("id").asInt() + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"title\": 7}",
                "{\"title\": \"x\", \"type\": \"rain\"}",
                "{\"title\": \"x\", \"status\": \"ok\"}",
                "{\"title\": \"x\", \"services\": [\"Coffee\"]}",
                "{\"title\": \"x\", \"services\": \"Messaging\"}",
                "{\"title\": \"x\", \"colour\": \"red\"}"
            })
    void whatIsNoIncidentIsRefusedAndChangesNothing(String json) {
        assertThat(http.post("/_sim/incidents", json).statusCode()).isEqualTo(400);
        assertThat(http.json("/_sim/incidents").path("incidents")).isEmpty();
    }

    @Test
    void anUnknownIncidentCannotBeChanged() {
        assertThat(http.post("/_sim/incidents", "{\"id\": 4, \"note\": \"x\"}").statusCode())
                .isEqualTo(404);
    }
}
