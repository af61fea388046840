package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LinksTest {
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

    @Test
    void permalinksNameTheThread() {
        String parent = app.posted("linked");
        String reply = app.ok("chat.postMessage", "channel", general, "text", "r", "thread_ts", parent)
                .path("ts")
                .asText();
        assertThat(app.ok("chat.getPermalink", "channel", general, "message_ts", parent)
                        .path("permalink")
                        .asText())
                .isEqualTo("https://northwind.slack.com/archives/" + general + "/p" + parent.replace(".", ""));
        assertThat(app.ok("chat.getPermalink", "channel", general, "message_ts", reply)
                        .path("permalink")
                        .asText())
                .endsWith("?thread_ts=" + parent + "&cid=" + general);
        assertThat(app.error("chat.getPermalink", "channel", general, "message_ts", "1.000001"))
                .isEqualTo("message_not_found");
    }

    @Test
    void anAppUnfurlsALinkByAttachments() {
        String ts = app.posted("look at https://tracker.example/1");
        app.ok(
                "chat.unfurl",
                "channel",
                general,
                "ts",
                ts,
                "unfurls",
                "{\"https://tracker.example/1\":{\"title\":\"Bug 1\"}}");
        JsonNode changed = app.event(
                "message",
                event -> event.path("subtype").asText().equals("message_changed")
                        && event.path("message").path("ts").asText().equals(ts));
        assertThat(changed.path("message")
                        .path("attachments")
                        .get(0)
                        .path("title")
                        .asText())
                .isEqualTo("Bug 1");
        assertThat(changed.path("message").has("edited")).isFalse();
        assertThat(app.error("chat.unfurl", "channel", general, "ts", ts, "unfurls", "{\"https://no.example\":{}}"))
                .isEqualTo("cannot_unfurl_url");
    }

    @Test
    void whoOwnsADomainIsToldOfItsLinksAndMayUnfurlThemByTheEventsId() {
        String text = "see https://my.tracker.example/9 and https://elsewhere.example/";
        String ts = app.app()
                .act("post", "general", ", \"text\": \"" + text + "\"")
                .path("ts")
                .asText();
        JsonNode told = app.event(
                "link_shared", event -> event.path("message_ts").asText().equals(ts));
        assertThat(told.path("links")).hasSize(1);
        assertThat(told.path("links").get(0).path("domain").asText()).isEqualTo("my.tracker.example");
        assertThat(told.path("is_bot_user_member").asBoolean()).isTrue();
        app.ok(
                "chat.unfurl",
                "unfurl_id",
                told.path("unfurl_id").asText(),
                "source",
                told.path("source").asText(),
                "unfurls",
                "{\"https://my.tracker.example/9\":{\"title\":\"Bug 9\"}}");
        assertThat(app.error("chat.unfurl", "unfurl_id", "x", "unfurls", "{}")).isEqualTo("invalid_unfurl_id");
    }
}
