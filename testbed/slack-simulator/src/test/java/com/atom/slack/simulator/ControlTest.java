package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ControlTest {
    private static SimulatorServer server;
    private static InstalledApp app;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InstalledApp.in(server, "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"action\": \"fly\"} | unknown_action",
                "{\"action\": \"post\", \"channel\": \"C404\", \"text\": \"x\", \"user\": \"U1\"} | unknown_channel",
                "{\"action\": \"post\", \"channel\": \"general\", \"text\": \"x\", \"user\": \"U404\"} | unknown_user",
                "{\"action\": \"post\", \"channel\": \"general\", \"user\": \"amara.adeyemi\"} | missing_field",
                "{\"action\": \"post\", \"colour\": \"red\"} | unknown_field",
                "{\"action\": \"edit\", \"channel\": \"general\", \"ts\": \"1.000000\", \"text\": \"x\"} |"
                        + " unknown_message",
                "[] | invalid_json"
            })
    void whatCannotBeDoneIsRefusedWithItsReason(String wish, String error) {
        var answer = app.http().post("/_sim/act", wish);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.tree(answer).path("error").asText()).isEqualTo(error);
    }

    @Test
    void everyActShowsInTheTruth() {
        String ts = app.act("post", "general", ", \"text\": \"one\"").path("ts").asText();
        String at = ", \"ts\": \"" + ts + "\"";
        app.act("edit", "general", at + ", \"text\": \"two\"");
        app.act("react", "general", at + ", \"name\": \"tada\"");
        app.act("broadcast", "general", ", \"text\": \"look\", \"thread_ts\": \"" + ts + "\"");
        JsonNode upload = app.act("upload", "general", ", \"name\": \"plan.pdf\", \"thread_ts\": \"" + ts + "\"");
        JsonNode row = row("general", ts, "");
        assertThat(row.path("text").asText()).isEqualTo("two");
        assertThat(row.path("edited_ts").asText()).isNotEmpty();
        assertThat(row.path("reactions").path("tada").asInt()).isEqualTo(1);
        assertThat(row.path("reply_count").asInt()).isEqualTo(2);
        JsonNode file = row("general", upload.path("ts").asText(), "");
        assertThat(file.path("files").get(0)).isEqualTo(upload.path("file"));
    }

    @Test
    void theTruthCanBeAskedAsItWas() {
        JsonNode posted = app.act("post", "general", ", \"text\": \"first\"");
        String ts = posted.path("ts").asText();
        app.act("edit", "general", ", \"ts\": \"" + ts + "\", \"text\": \"second\"");
        assertThat(row("general", ts, "&at=" + posted.path("seq").asLong())
                        .path("text")
                        .asText())
                .isEqualTo("first");
        assertThat(row("general", ts, "").path("text").asText()).isEqualTo("second");
        assertThat(app.http().get("/_sim/truth?at=99999999").statusCode()).isEqualTo(400);
    }

    @Test
    void aDeletedMessageStaysInTheTruthAndIsCountedAsDeleted() {
        String ts =
                app.act("post", "general", ", \"text\": \"oops\"").path("ts").asText();
        JsonNode before = general();
        app.act("delete", "general", ", \"ts\": \"" + ts + "\"");
        JsonNode after = general();
        assertThat(after.path("messages").asInt())
                .isEqualTo(before.path("messages").asInt());
        assertThat(after.path("deleted").asInt())
                .isEqualTo(before.path("deleted").asInt() + 1);
        assertThat(row("general", ts, "").path("deleted").asBoolean()).isTrue();
    }

    private static JsonNode general() {
        for (JsonNode channel : app.http().json("/_sim/truth/" + app.team()).path("channels")) {
            if (channel.path("id").asText().equals(app.channel("general"))) {
                return channel;
            }
        }
        throw new AssertionError("no channel general");
    }

    private static JsonNode row(String channel, String ts, String more) {
        String path = "/_sim/truth/" + app.team() + "/" + app.channel(channel) + "?limit=1&cursor=" + ts + more;
        return app.http().json(path).path("messages").get(0);
    }

    @Test
    void channelsAreMadeRenamedClosedAndOpened() {
        String id = app.act("create_channel", "", ", \"name\": \"skunkworks\"")
                .path("channel")
                .asText();
        app.act("rename", id, ", \"name\": \"works\"");
        app.act("archive", id, "");
        assertThat(app.http().post("/_sim/act", """
            {"action": "post", "channel": "%s", "user": "%s", "text": "x"}\
            """.formatted(id, app.admin())).body())
                .contains("is_archived");
        app.act("unarchive", id, "");
        JsonNode info = app.call("conversations.info", "channel", id).path("channel");
        assertThat(info.path("name").asText()).isEqualTo("works");
        assertThat(info.path("previous_names").get(0).asText()).isEqualTo("skunkworks");
    }

    @Test
    void theJournalTellsChangesAndCallsButNoSecret() {
        app.call("auth.test");
        String journal = app.http().get("/_sim/journal?after=0&limit=100000").body();
        assertThat(journal).contains("\"type\":\"change\"", "\"type\":\"call\"", "\"method\":\"auth.test\"");
        assertThat(journal)
                .doesNotContain(app.token(), app.app().path("client_secret").asText());
        assertThat(app.http().get("/_sim/journal?after=1&limit=3").body().lines())
                .hasSize(3);
    }
}
