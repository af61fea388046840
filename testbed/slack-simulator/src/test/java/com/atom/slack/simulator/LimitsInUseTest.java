package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LimitsInUseTest {
    @TempDir
    Path folder;

    /** Real time and what was added to it. */
    private static final class Ahead extends Clock {
        private volatile Duration by = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }
    }

    @Test
    void aWindowIsShownWhileItLasts() {
        Ahead clock = new Ahead();
        SimulatorOptions options = SimulatorOptions.forTests(folder).strict().at(clock);
        try (SimulatorServer server = SimulatorServer.start(options)) {
            InstalledApp app = InstalledApp.in(server, "");
            clock.by = Duration.ofSeconds(61);
            assertThat(app.http().json("/_sim/limits").path("limits")).isEmpty();
            app.call("users.list");
            app.call("users.list");
            app.call("chat.postMessage", "channel", app.channel("general"), "text", "hello");
            JsonNode limits = app.http().json("/_sim/limits").path("limits");
            assertThat(limits)
                    .as("of users.list, and of posting in the channel and in the workspace")
                    .hasSize(3);
            JsonNode fullest = limits.get(0);
            assertThat(fullest.path("method").asText()).isEqualTo("users.list");
            assertThat(fullest.path("team").asText()).isEqualTo(app.team());
            assertThat(fullest.path("app_id")).isEqualTo(app.app().path("app_id"));
            assertThat(fullest.path("used").asInt()).isEqualTo(2);
            assertThat(fullest.path("allowed").asInt()).isBetween(20, 22);
            assertThat(fullest.path("resets_in_seconds").asInt()).isBetween(1, 60);
            assertThat(fullest.has("channel")).isFalse();
            assertThat(limits.get(1).path("channel").asText()).isEqualTo(app.channel("general"));
            clock.by = Duration.ofSeconds(122);
            assertThat(app.http().json("/_sim/limits").path("limits")).isEmpty();
        }
    }
}
