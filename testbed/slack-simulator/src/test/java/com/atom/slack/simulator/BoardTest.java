package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Pins, bookmarks, stars, emoji. */
class BoardTest {
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
    void aPinIsListedToldAndTakenAway() {
        String ts = app.posted("keep this");
        app.ok("pins.add", "channel", general, "timestamp", ts);
        JsonNode added = app.event(
                "pin_added",
                event -> event.path("item").path("message").path("ts").asText().equals(ts));
        assertThat(added.path("channel_id").asText()).isEqualTo(general);
        assertThat(added.path("item_user").asText()).isEqualTo(app.botUser());
        assertThat(added.path("pin_count").asInt()).isPositive();
        JsonNode item = app.ok("pins.list", "channel", general).path("items").get(0);
        assertThat(item.path("message").path("pinned_to").get(0).asText()).isEqualTo(general);
        assertThat(item.path("created_by").asText()).isEqualTo(app.botUser());
        assertThat(app.ok("conversations.history", "channel", general)
                        .path("pin_count")
                        .asInt())
                .isPositive();
        assertThat(app.error("pins.add", "channel", general, "timestamp", ts)).isEqualTo("already_pinned");
        app.ok("pins.remove", "channel", general, "timestamp", ts);
        JsonNode removed = app.event("pin_removed", event -> true);
        assertThat(removed.path("has_pins").isBoolean()).isTrue();
        assertThat(app.error("pins.remove", "channel", general, "timestamp", ts))
                .isEqualTo("no_pin");
        assertThat(app.error("pins.add", "channel", general)).isEqualTo("no_item_specified");
        assertThat(app.error("pins.add", "channel", general, "timestamp", "1.000001"))
                .isEqualTo("message_not_found");
    }

    @Test
    void aDeletedMessageIsPinnedNoMore() {
        String ts = app.posted("soon gone");
        app.app().act("pin", general, ", \"ts\": \"" + ts + "\"");
        app.ok("chat.delete", "channel", general, "ts", ts);
        assertThat(app.ok("pins.list", "channel", general).toString()).doesNotContain(ts);
    }

    @Test
    void aBookmarkIsAddedEditedListedAndRemoved() {
        JsonNode added = app.ok(
                        "bookmarks.add",
                        "channel_id",
                        general,
                        "title",
                        "Wiki",
                        "type",
                        "link",
                        "link",
                        "https://wiki.example")
                .path("bookmark");
        String id = added.path("id").asText();
        assertThat(id).startsWith("Bk");
        app.ok("bookmarks.edit", "channel_id", general, "bookmark_id", id, "title", "Handbook");
        JsonNode listed = app.ok("bookmarks.list", "channel_id", general).path("bookmarks");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("title").asText()).isEqualTo("Handbook");
        assertThat(listed.get(0).path("link").asText()).isEqualTo("https://wiki.example");
        app.ok("bookmarks.remove", "channel_id", general, "bookmark_id", id);
        assertThat(app.ok("bookmarks.list", "channel_id", general).path("bookmarks"))
                .isEmpty();
        assertThat(app.error("bookmarks.remove", "channel_id", general, "bookmark_id", id))
                .isEqualTo("not_found");
        assertThat(app.error("bookmarks.add", "channel_id", general, "title", "x", "type", "link", "link", "ftp"))
                .isEqualTo("invalid_link");
        assertThat(app.error("bookmarks.list", "channel_id", "C404")).isEqualTo("channel_not_found");
    }

    @Test
    void aStarIsItsOwnersBusiness() {
        String ts = app.posted("stars");
        String at = ", \"ts\": \"" + ts + "\"";
        app.app().act("star", general, at);
        JsonNode event = app.event(
                "star_added",
                told -> told.path("item").path("message").path("ts").asText().equals(ts));
        assertThat(event.path("user").asText()).isEqualTo(app.admin());
        assertThat(app.office().path("stars").path(app.admin()).toString()).contains(ts);
        app.app().act("unstar", general, at);
        app.event("star_removed", told -> true);
    }

    @Test
    void customEmojiComeChangeTheirNameAndGo() {
        String by = "\"user\": \"" + app.admin() + "\"";
        Http http = app.app().http();
        http.act("{\"action\": \"add_emoji\", \"name\": \"shipit\", " + by + "}");
        http.act("{\"action\": \"add_emoji\", \"name\": \"squirrel2\", \"url\": \"alias:shipit\", " + by + "}");
        JsonNode emoji = app.ok("emoji.list").path("emoji");
        assertThat(emoji.path("shipit").asText()).startsWith("https://");
        assertThat(emoji.path("squirrel2").asText()).isEqualTo("alias:shipit");
        http.act("{\"action\": \"rename_emoji\", \"name\": \"squirrel2\", \"new_name\": \"nut\", " + by + "}");
        http.act("{\"action\": \"remove_emoji\", \"name\": \"nut\", " + by + "}");
        assertThat(app.event("emoji_changed", told -> told.path("name").asText().equals("shipit"))
                        .path("subtype")
                        .asText())
                .isEqualTo("add");
        JsonNode renamed =
                app.event("emoji_changed", told -> told.path("subtype").asText().equals("rename"));
        assertThat(renamed.path("old_name").asText()).isEqualTo("squirrel2");
        assertThat(renamed.path("new_name").asText()).isEqualTo("nut");
        assertThat(renamed.path("value").asText()).isEqualTo("alias:shipit");
        assertThat(app.event(
                                "emoji_changed",
                                told -> told.path("subtype").asText().equals("remove"))
                        .path("names")
                        .get(0)
                        .asText())
                .isEqualTo("nut");
        assertThat(http.post("/_sim/act", "{\"action\": \"remove_emoji\", \"name\": \"nut\", " + by + "}")
                        .statusCode())
                .isEqualTo(400);
    }
}
