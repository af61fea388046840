package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.delivery.EventTypes;

import static org.assertj.core.api.Assertions.assertThat;

/** Events that nothing in the simulator leads to. */
class RaisedEventTest {
    @TempDir
    Path folder;

    @Test
    void itIsHeardAsItWasDescribedByWhoeverSubscribed() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder));
                Receiver receiver = new Receiver(0)) {
            // Given
            InstalledApp app = InstalledApp.in(server, receiver.url());
            app.http().post("/_sim/apps", """
                {"name": "Archive", "events": ["grid_migration_started", "message.app_home"]}\
                """);

            // When
            app.http().act("""
                {"action": "raise_event", "event": {"type": "grid_migration_started", "enterprise_id": "E1"}}\
                """);
            app.http().act("""
                {"action": "raise_event", "event": {"type": "message", "channel_type": "app_home", "text": "hi"}}\
                """);

            // Then
            assertThat(heard(receiver, "grid_migration_started")
                            .path("enterprise_id")
                            .asText())
                    .isEqualTo("E1");
            assertThat(heard(receiver, "message.app_home").path("text").asText())
                    .isEqualTo("hi");
            assertThat(app.http().post("/_sim/act", """
                                {"action": "raise_event", "event": {"type": "reaction_added"}}\
                                """).statusCode()).isEqualTo(400);
            assertThat(app.http()
                            .post("/_sim/act", "{\"action\": \"raise_event\", \"event\": \"grid\"}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private static JsonNode heard(Receiver receiver, String type) {
        DeliveredApp.await(
                type + " is heard",
                () -> receiver.got().stream()
                        .anyMatch(got -> EventTypes.subscription(got.event()).equals(type)));
        return receiver.got().stream()
                .map(Receiver.Got::event)
                .filter(event -> EventTypes.subscription(event).equals(type))
                .findFirst()
                .orElseThrow();
    }
}
