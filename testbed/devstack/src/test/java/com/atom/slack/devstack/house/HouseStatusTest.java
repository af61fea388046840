package com.atom.slack.devstack.house;

import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HouseStatusTest {

    @TempDir
    Path folder;

    @Test
    void aHouseThatDoesNotRunStillSaysWhereThingsWouldBe() throws Exception {
        // Given
        HouseSettings settings = HouseSettings.from(Map.of(), new HouseFolder(folder), WorkspaceChoice.DEFAULT);

        // When
        JsonNode status =
                new ObjectMapper().readTree(HouseStatus.stopped(settings).toJson());

        // Then
        assertThat(status.fieldNames())
                .toIterable()
                .containsExactly("state", "gateway", "simulator", "services", "postgres", "redis", "kafka");
        assertThat(status.path("state").asText()).isEqualTo("stopped");
        assertThat(status.path("services").fieldNames())
                .toIterable()
                .containsExactly("gateway", "auth", "events", "ingestion", "analytics");
        assertThat(status.at("/services/auth").toString()).isEqualTo("""
                        {"url":"http://127.0.0.1:8081","management_url":"http://127.0.0.1:9081","pid":null,"state":"stopped","rss_mb":null}""");
        assertThat(status.path("postgres").toString()).isEqualTo("""
                        {"host":"127.0.0.1","port":15432,"database":"atom","pid":null}""");
        assertThat(status.at("/kafka/bootstrap").asText()).isEqualTo("127.0.0.1:19092");
    }

    @Test
    void theStatusSurvivesTheWayToAnotherProcess() {
        // Given
        HouseStatus status =
                HouseStatus.stopped(HouseSettings.from(Map.of(), new HouseFolder(folder), WorkspaceChoice.DEFAULT));

        // When
        HouseStatus read = HouseStatus.fromJson(status.toJson());

        // Then
        assertThat(read).isEqualTo(status);
    }
}
