package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReactionsTest {
    private static SimulatorServer server;
    private static FullApp app;
    private static String general;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = new FullApp(server);
        general = app.general();
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    private static String react(String ts, String name) {
        return app.error("reactions.add", "channel", general, "timestamp", ts, "name", name);
    }

    @Test
    void anEmojiIsThereOnceForEachAndCanBeTakenBack() {
        String ts = app.posted("nice");
        assertThat(react(ts, "tada")).isEmpty();
        assertThat(react(ts, "tada")).isEqualTo("already_reacted");
        assertThat(react(ts, "thumbsup::skin-tone-3")).isEmpty();
        JsonNode event = app.event(
                "reaction_added", told -> told.path("item").path("ts").asText().equals(ts));
        assertThat(event.path("item_user").asText()).isEqualTo(app.botUser());
        JsonNode got = app.ok("reactions.get", "channel", general, "timestamp", ts);
        assertThat(got.path("type").asText()).isEqualTo("message");
        assertThat(got.path("message").path("reactions")).hasSize(2);
        assertThat(app.ok("reactions.list")
                        .path("items")
                        .get(0)
                        .path("message")
                        .path("ts")
                        .asText())
                .isEqualTo(ts);
        app.ok("reactions.remove", "channel", general, "timestamp", ts, "name", "tada");
        assertThat(app.error("reactions.remove", "channel", general, "timestamp", ts, "name", "tada"))
                .isEqualTo("no_reaction");
    }

    @Test
    void whatIsNotAnEmojiOrNotAMessageIsRefused() {
        String ts = app.posted("hm");
        assertThat(react(ts, "no such emoji")).isEqualTo("invalid_name");
        assertThat(react("soon", "tada")).isEqualTo("bad_timestamp");
        assertThat(react("1.000001", "tada")).isEqualTo("message_not_found");
        assertThat(app.error("reactions.add", "name", "tada")).isEqualTo("no_item_specified");
    }

    @Test
    void nobodyAddsMoreThanTwentyThree() {
        String ts = app.posted("popular");
        for (int i = 0; i < 23; i++) {
            assertThat(react(ts, "emoji" + i)).isEmpty();
        }
        assertThat(react(ts, "onemore")).isEqualTo("too_many_reactions");
    }
}
