package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FittingsSurviveTest {
    @TempDir
    Path folder;

    /** Whatever there is besides messages is in the journal like they are. */
    @Test
    void whatHangsOnAWorkspaceIsThereAfterARestart() {
        String team;
        String general;
        JsonNode before;
        JsonNode files;
        JsonNode channels;
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder));
                FullApp app = new FullApp(server)) {
            team = app.app().team();
            general = app.general();
            String ts = app.posted("kept");
            String later = Long.toString(Instant.now().getEpochSecond() + 90_000);
            app.ok("pins.add", "channel", general, "timestamp", ts);
            app.ok("bookmarks.add", "channel_id", general, "title", "W", "type", "link", "link", "https://w.example");
            app.ok("usergroups.create", "name", "Crew", "handle", "crew");
            app.ok("chat.scheduleMessage", "channel", general, "text", "later", "post_at", later);
            app.personOk("users.setPresence", "presence", "away");
            app.personOk("dnd.setSnooze", "num_minutes", "600");
            app.app().act("star", general, ", \"ts\": \"" + ts + "\"");
            app.app().act("add_emoji", "", ", \"name\": \"shipit\"");
            String file = app.app()
                    .act("upload", general, ", \"name\": \"a.pdf\"")
                    .path("file")
                    .asText();
            app.app().http().act("{\"action\": \"change_file\", \"file\": \"" + file + "\", \"title\": \"Plan\"}");
            String gone = app.app()
                    .act("upload", general, ", \"name\": \"b.pdf\"")
                    .path("file")
                    .asText();
            app.app().http().act("{\"action\": \"delete_file\", \"file\": \"" + gone + "\"}");
            before = kept(app.office());
            files = kept(app.app().http().json("/_sim/truth/" + team + "/files"));
            channels = app.app().truth().path("channels");
            assertThat(before.path("stars").toString()).contains(ts);
            assertThat(files.toString()).contains("\"title\":\"Plan\"", "\"deleted\":true");
        }
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            Http http = new Http(server.baseUrl());
            assertThat(kept(http.json("/_sim/truth/" + team + "/office"))).isEqualTo(before);
            assertThat(kept(http.json("/_sim/truth/" + team + "/files"))).isEqualTo(files);
            assertThat(http.json("/_sim/truth/" + team).path("channels")).isEqualTo(channels);
        }
    }

    /** Without the journal's number, which goes on with every call. */
    private static JsonNode kept(JsonNode truth) {
        ((ObjectNode) truth).remove("seq");
        return truth;
    }
}
