package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Slack does to channels and messages by itself, and what it tells of it. */
class SlackActsTest {
    @TempDir
    Path folder;

    private SimulatorServer server;
    private Receiver receiver;
    private InstalledApp app;

    @BeforeEach
    void install() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        receiver = new Receiver(0);
        app = InstalledApp.in(server, receiver.url());
        app.http().post("/_sim/apps", """
                {"name": "Archive", "events": ["message.channels", "message.groups", "channel_history_changed",
                 "channel_id_changed", "channel_shared", "channel_unshared", "channel_deleted", "team_rename"]}\
                """);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private JsonNode heard(JsonNode act) {
        String id = act.path("event_ids").path(0).asText();
        return await("the event of " + act)
                .atMost(Duration.ofSeconds(5))
                .until(() -> receiver.got(id), got -> !got.isEmpty())
                .getFirst()
                .event();
    }

    private JsonNode shown(String channel, String ts) {
        return app.call("conversations.history", "channel", channel, "latest", ts, "inclusive", "true", "limit", "1")
                .path("messages")
                .path(0);
    }

    @Test
    void anUnfurledLinkChangesTheMessageWithoutAnEdit() {
        String general = app.channel("general");
        String ts = app.act("post", general, ", \"text\": \"see https://example.com/a\"")
                .path("ts")
                .asText();
        JsonNode event = heard(app.act(
                "unfurl", general, ", \"ts\": \"" + ts + "\", \"url\": \"https://example.com/a\", \"title\": \"A\""));

        assertThat(event.path("subtype").asText()).isEqualTo("message_changed");
        assertThat(event.path("message").has("edited")).isFalse();
        assertThat(event.path("message").path("text"))
                .isEqualTo(event.path("previous_message").path("text"));
        assertThat(event.path("message")
                        .path("attachments")
                        .path(0)
                        .path("from_url")
                        .asText())
                .isEqualTo("https://example.com/a");
        assertThat(event.path("previous_message").has("attachments")).isFalse();
        assertThat(shown(general, ts).path("attachments")).hasSize(1);
    }

    @Test
    void aGuessedLanguageChangesNothingOneCanRead() {
        String general = app.channel("general");
        String ts = app.act("post", general, ", \"text\": \"Guten Morgen\"")
                .path("ts")
                .asText();
        JsonNode event = heard(app.act("detect_language", general, ", \"ts\": \"" + ts + "\", \"locale\": \"de\""));
        assertThat(event.path("subtype").asText()).isEqualTo("message_changed");
        assertThat(event.path("message").path("text").asText()).isEqualTo("Guten Morgen");
        assertThat(event.path("message").has("edited")).isFalse();
    }

    @Test
    void retentionTakesMessagesAwayWithOneEventForAll() {
        String general = app.channel("general");
        String ts = app.act("post", general, ", \"text\": \"the last to go\"")
                .path("ts")
                .asText();
        JsonNode event = heard(app.act("purge", general, ", \"latest\": \"" + ts + "\""));
        assertThat(event.path("type").asText()).isEqualTo("channel_history_changed");
        assertThat(event.path("latest").asText()).isEqualTo(ts);
        assertThat(app.call("conversations.history", "channel", general).path("messages"))
                .isEmpty();
    }

    @Test
    void aChannelGoesOnUnderAnotherId() {
        String general = app.channel("general");
        JsonNode event = heard(app.act("change_channel_id", general, ""));
        assertThat(event.path("old_channel_id").asText()).isEqualTo(general);
        String other = event.path("new_channel_id").asText();
        assertThat(app.call("conversations.info", "channel", general)
                        .path("error")
                        .asText())
                .isEqualTo("channel_not_found");
        assertThat(app.call("conversations.history", "channel", other).path("messages"))
                .isNotEmpty();
    }

    @Test
    void aChannelIsSharedAndUnshared() {
        String general = app.channel("general");
        JsonNode shared = heard(app.act("share", general, ", \"with_team\": \"T0PARTNER\""));
        assertThat(shared.path("connected_team_id").asText()).isEqualTo("T0PARTNER");
        JsonNode channel = app.call("conversations.info", "channel", general).path("channel");
        assertThat(channel.path("is_ext_shared").asBoolean()).isTrue();
        JsonNode unshared = heard(app.act("unshare", general, ", \"with_team\": \"T0PARTNER\""));
        assertThat(unshared.path("previously_connected_team_id").asText()).isEqualTo("T0PARTNER");
        assertThat(unshared.path("is_ext_shared").asBoolean()).isFalse();
    }

    @Test
    void aPublicChannelBecomesPrivateAndADeletedOneIsGone() {
        String general = app.channel("engineering");
        JsonNode converted = heard(app.act("convert", general, ""));
        assertThat(converted.path("subtype").asText()).isEqualTo("channel_convert_to_private");
        assertThat(app.call("conversations.info", "channel", general)
                        .path("channel")
                        .path("is_private")
                        .asBoolean())
                .isTrue();
        app.act("convert", general, "");
        JsonNode deleted = heard(app.act("delete_channel", general, ""));
        assertThat(deleted.path("type").asText()).isEqualTo("channel_deleted");
        assertThat(app.call("conversations.info", "channel", general)
                        .path("error")
                        .asText())
                .isEqualTo("channel_not_found");
    }

    @Test
    void aWorkspaceIsMadeAndRenamedAndBothOutliveARestart() {
        app.http().act("{\"action\": \"create_team\", \"name\": \"Second\", \"domain\": \"second\"}");
        heard(app.http().act("{\"action\": \"change_team\", \"name\": \"Northwind Traders\"}"));
        server.close();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        JsonNode teams = new Http(server.baseUrl()).json("/_sim/truth").path("teams");
        assertThat(teams).hasSize(2);
        assertThat(teams.path(0).path("name").asText()).isEqualTo("Northwind Traders");
        assertThat(teams.path(1).path("domain").asText()).isEqualTo("second");
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        String general = app.channel("general");
        assertThat(app.http()
                        .post("/_sim/act", "{\"action\": \"create_team\", \"name\": \"X\", \"domain\": \"No!\"}")
                        .body())
                .contains("domain is lower-case");
        assertThat(app.http()
                        .post("/_sim/act", """
                {"action": "delete_channel", "channel": "%s", "user": "%s"}\
                """.formatted(general, app.admin()))
                        .body())
                .contains("cannot_delete");
        assertThat(app.http()
                        .post("/_sim/act", """
                {"action": "share", "channel": "%s", "user": "%s", "with_team": "nobody"}\
                """.formatted(general, app.admin()))
                        .body())
                .contains("with_team is an id");
    }
}
