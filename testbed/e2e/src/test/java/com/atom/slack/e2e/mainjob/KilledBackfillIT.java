package com.atom.slack.e2e.mainjob;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.devstack.House;
import com.atom.slack.devstack.house.ServiceName;
import com.atom.slack.devstack.house.WorkspaceChoice.Size;
import com.atom.slack.e2e.api.Api;
import com.atom.slack.e2e.oracle.Oracle;
import com.atom.slack.e2e.slack.SimulatedSlack;

import static org.assertj.core.api.Assertions.assertThat;

/** The ingestion is killed in the middle of its work, and ends as if nothing had happened. */
class KilledBackfillIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void ingestionKilledInMidBackfillEndsEqualToTheTruth() {
        // Given a Slack that takes its time over threads
        try (House house = House.start(
                Size.SMALL, 11, folder, simulator -> new SimulatedSlack(simulator).slow("conversations.replies", 1))) {
            SimulatedSlack slack = new SimulatedSlack(house.simulatorUrl());
            Api api = new Api(house.gatewayUrl(), house.adminKey());
            String team = slack.team();
            Oracle oracle = new Oracle(slack, api, team);

            // When
            within(Duration.ofSeconds(60), "the history to be half read")
                    .until(() -> status(api, team), this::isInTheMiddle);
            house.kill9(ServiceName.INGESTION);

            // Then
            within(Duration.ofMinutes(3), "the backfill to end after the restart")
                    .ignoreExceptions()
                    .until(() -> !status(api, team).path("running").asBoolean(true));
            assertThat(status(api, team).path("status").asText()).isEqualTo("done");
            assertThat(oracle.differences()).isEmpty();
        }
    }

    private boolean isInTheMiddle(JsonNode status) {
        return status.path("running").asBoolean()
                && status.path("items_processed").asInt() > 50;
    }

    private static JsonNode status(Api api, String team) {
        return api.ask("/ingestion/status", Map.of("workspace_id", team));
    }

    private static ConditionFactory within(Duration limit, String what) {
        return Awaitility.await(what).atMost(limit).pollInterval(Duration.ofMillis(200));
    }
}
