package com.atom.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls the methods of {@code slack-shapes} so that they have much to tell. */
final class ShapeStory {
    private static final String BLOCKS =
            "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"s\"}},{\"type\":\"divider\"}]";

    private final FullApp app;
    private final String general;

    ShapeStory(FullApp app) {
        this.app = app;
        this.general = app.general();
    }

    void callAll() {
        app.ok("auth.test");
        app.personOk("auth.test");
        app.call("api.test", "foo", "bar");
        conversations();
        messages();
        office();
        search();
        app.call("files.upload", "content", "x");
        app.ok("files.list", "count", "1000");
        history();
    }

    private void conversations() {
        String made = app.ok("conversations.create", "name", "shapes")
                .path("channel")
                .path("id")
                .asText();
        app.ok("conversations.setTopic", "channel", made, "topic", "t");
        app.call("conversations.rename", "channel", made, "name", "shapes-2");
        app.ok("conversations.mark", "channel", made, "ts", "1.000001");
        app.ok("conversations.archive", "channel", made);
        String random = app.app().channel("random");
        app.ok("conversations.join", "channel", random);
        app.ok("conversations.leave", "channel", random);
        app.ok("conversations.leave", "channel", random);
    }

    private void messages() {
        String ts = app.ok("chat.postMessage", "channel", general, "text", "see *bold* :tada: <#" + general + ">")
                .path("ts")
                .asText();
        app.ok(
                "chat.postMessage",
                "channel",
                general,
                "text",
                "b",
                "blocks",
                BLOCKS,
                "attachments",
                "[{\"text\":\"a\"}]");
        app.ok("chat.postMessage", "channel", general, "text", "c", "username", "Robo", "icon_emoji", ":fish:");
        app.ok("chat.postMessage", "channel", general, "text", "w", "thread_ts", ts, "reply_broadcast", "true");
        app.ok("reactions.add", "channel", general, "timestamp", ts, "name", "tada");
        app.ok("pins.add", "channel", general, "timestamp", ts);
        app.ok("pins.list", "channel", general);
        app.ok("reactions.get", "channel", general, "timestamp", ts);
        app.ok("chat.getPermalink", "channel", general, "message_ts", ts);
        app.ok("chat.update", "channel", general, "ts", ts, "text", "v2", "blocks", BLOCKS);
        JsonNode upload = app.app().act("upload", "general", ", \"name\": \"p.png\", \"mimetype\": \"image/png\"");
        app.ok("reactions.get", "file", upload.path("file").asText());
        app.person("files.delete", "file", upload.path("file").asText());
    }

    private void office() {
        app.ok("team.info");
        app.ok("team.profile.get");
        JsonNode admin = app.ok("users.info", "user", app.admin()).path("user");
        app.ok(
                "users.lookupByEmail",
                "email",
                admin.path("profile").path("email").asText());
        app.personOk("dnd.setSnooze", "num_minutes", "60");
        app.ok("dnd.teamInfo", "users", app.admin());
        app.personOk("dnd.endSnooze");
        app.ok("bookmarks.add", "channel_id", general, "title", "W", "type", "link", "link", "https://w.example");
        app.ok("bookmarks.list", "channel_id", general);
        String group = app.ok("usergroups.create", "name", "Crew")
                .path("usergroup")
                .path("id")
                .asText();
        app.ok("usergroups.users.update", "usergroup", group, "users", app.admin());
        app.ok("usergroups.users.list", "usergroup", group);
        app.ok("usergroups.disable", "usergroup", group);
        app.ok("usergroups.enable", "usergroup", group, "include_count", "true");
    }

    private void search() {
        app.personOk("search.messages", "query", "the", "highlight", "true", "count", "100");
        app.personOk("search.files", "query", "p*");
        app.personOk("search.all", "query", "in:general t*", "cursor", "*");
        String all = "messages,files,channels,users";
        app.personOk("assistant.search.context", "query", "the", "content_types", all, "include_context_messages", "1");
    }

    private void history() {
        for (JsonNode channel : app.app().truth().path("channels")) {
            String id = channel.path("id").asText();
            app.call("conversations.history", "channel", id, "limit", "999");
            app.call("conversations.history", "channel", id, "oldest", "1", "latest", "9999999999", "limit", "2");
        }
    }
}
