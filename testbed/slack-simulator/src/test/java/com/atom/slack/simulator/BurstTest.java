package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is tolerated on top of a tier, and the limits beside it. */
class BurstTest {
    @TempDir
    Path folder;

    private static long allowed(FullApp app, String method) {
        for (JsonNode limit : app.app().http().json("/_sim/limits").path("limits")) {
            if (limit.path("method").asText().equals(method)) {
                return limit.path("allowed").asLong();
            }
        }
        throw new AssertionError("no window of " + method);
    }

    @Test
    void theBurstCanBeChosen() {
        try (SimulatorServer server =
                        SimulatorServer.start(SimulatorOptions.forTests(folder).strict());
                FullApp app = new FullApp(server)) {
            for (int percent : new int[] {0, 50}) {
                JsonNode terms =
                        Http.tree(app.app().http().post("/_sim/delivery", "{\"burst_percent\": " + percent + "}"));
                assertThat(terms.path("burst_percent").asInt()).isEqualTo(percent);
                app.ok("emoji.list");
                assertThat(allowed(app, "emoji.list")).isEqualTo(20 + 20 * percent / 100);
            }
        }
    }

    @Test
    void aWorkspaceThatIsPostedToTooMuchSaysSoWithAnUnderscore() {
        try (SimulatorServer server =
                        SimulatorServer.start(SimulatorOptions.forTests(folder).strict());
                FullApp app = new FullApp(server)) {
            String error = "channel_not_found";
            for (int i = 0; i < 400 && error.equals("channel_not_found"); i++) {
                error = app.error("chat.postMessage", "channel", "C" + i, "text", "x");
            }
            assertThat(error).isEqualTo("rate_limited");
        }
    }

    @Test
    void profilesWithLabelsAreRationed() {
        try (SimulatorServer server =
                        SimulatorServer.start(SimulatorOptions.forTests(folder).strict());
                FullApp app = new FullApp(server)) {
            for (int i = 0; i < 10; i++) {
                app.ok("users.profile.get", "user", app.admin(), "include_labels", "true");
            }
            assertThat(app.error("users.profile.get", "user", app.admin(), "include_labels", "true"))
                    .isEqualTo("ratelimited");
            app.ok("users.profile.get", "user", app.admin());
        }
    }

    @Test
    void anOldCursorIsNoneAnyMore() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder));
                FullApp app = new FullApp(server)) {
            String cursor = app.ok("conversations.list", "limit", "1")
                    .path("response_metadata")
                    .path("next_cursor")
                    .asText();
            app.ok("conversations.list", "limit", "1", "cursor", cursor);
            app.app().http().post("/_sim/delivery", "{\"cursor_seconds\": 1}");
            app.app().http().post("/_sim/clock", "{\"scale\": 100000}");
            Awaitility.await("the cursor expires")
                    .until(() -> app.error("conversations.list", "limit", "1", "cursor", cursor)
                            .equals("invalid_cursor"));
        }
    }
}
