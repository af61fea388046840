package com.atom.slack.simulator;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls every method and causes every event once at least. */
final class SkeletonStory {
    static final List<String> EVENTS = List.of(
            "app_mention",
            "channel_archive",
            "channel_created",
            "channel_deleted",
            "channel_history_changed",
            "channel_id_changed",
            "channel_left",
            "channel_rename",
            "channel_shared",
            "channel_unarchive",
            "channel_unshared",
            "dnd_updated",
            "dnd_updated_user",
            "emoji_changed",
            "file_change",
            "file_created",
            "file_deleted",
            "file_public",
            "file_shared",
            "file_unshared",
            "group_archive",
            "group_left",
            "group_rename",
            "group_unarchive",
            "im_close",
            "im_created",
            "im_open",
            "member_joined_channel",
            "member_left_channel",
            "message",
            "message.bot_message",
            "message.channel_join",
            "message.channel_leave",
            "message.channel_topic",
            "message.file_share",
            "message.me_message",
            "message.message_changed",
            "message.message_deleted",
            "message.thread_broadcast",
            "message_metadata_deleted",
            "message_metadata_posted",
            "message_metadata_updated",
            "pin_added",
            "pin_removed",
            "reaction_added",
            "reaction_removed",
            "star_added",
            "star_removed",
            "subteam_created",
            "subteam_members_changed",
            "subteam_self_added",
            "subteam_updated",
            "app_uninstalled",
            "team_domain_change",
            "team_join",
            "team_rename",
            "tokens_revoked",
            "user_change",
            "user_profile_changed",
            "user_status_changed");

    private final FullApp app;
    private final String general;
    private final String somebody;

    SkeletonStory(FullApp app) {
        this.app = app;
        this.general = app.general();
        this.somebody = app.somebody();
    }

    private static String id(JsonNode answer) {
        return answer.path("channel").path("id").asText();
    }

    void conversations() {
        app.ok("conversations.list", "types", "public_channel,private_channel,mpim,im", "limit", "999");
        app.ok("users.conversations", "types", "public_channel,private_channel,mpim,im");
        for (JsonNode channel : app.app().truth().path("channels")) {
            String at = channel.path("id").asText();
            JsonNode history = app.call("conversations.history", "channel", at, "limit", "999");
            app.call("conversations.info", "channel", at, "include_num_members", "1", "include_locale", "1");
            history.path("messages").forEach(message -> {
                if (message.has("reply_count")) {
                    app.ok("conversations.replies", "channel", at, "ts", message.path("ts").asText());
                }
            });
        }
        app.ok("conversations.members", "channel", general);
        channel(id(app.ok("conversations.create", "name", "shape-open")));
        channel(id(app.ok("conversations.create", "name", "shape-closed", "is_private", "true")));
        String random = app.app().channel("random");
        app.ok("conversations.join", "channel", random);
        app.ok("conversations.join", "channel", random);
        app.ok("conversations.leave", "channel", random);
        app.ok("conversations.leave", "channel", random);
        String direct = id(app.ok("conversations.open", "users", somebody, "return_im", "true"));
        app.ok("conversations.close", "channel", direct);
        app.ok("conversations.close", "channel", direct);
        app.ok("conversations.open", "channel", direct, "return_im", "true");
        app.ok("conversations.open", "users", somebody + "," + app.admin(), "return_im", "true");
        app.ok("conversations.mark", "channel", general, "ts", app.posted("read"));
        app.call("conversations.invite", "channel", general, "users", somebody);
        app.call("conversations.history", "channel", "C404");
        app.call("conversations.info");
    }

    private void channel(String id) {
        app.ok("conversations.setTopic", "channel", id, "topic", "t");
        app.ok("conversations.setPurpose", "channel", id, "purpose", "p");
        app.ok("conversations.invite", "channel", id, "users", somebody + "," + app.admin());
        app.ok("conversations.kick", "channel", id, "user", somebody);
        app.ok("conversations.rename", "channel", id, "name", "was-" + id.toLowerCase(Locale.ROOT));
        app.ok("conversations.archive", "channel", id);
        app.ok("conversations.unarchive", "channel", id);
        app.ok("conversations.leave", "channel", id);
    }

    void chat() {
        String metadata = "{\"event_type\":\"task\",\"event_payload\":{\"n\":1}}";
        String other = "{\"event_type\":\"task\",\"event_payload\":{\"n\":2}}";
        String blocks = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"s\"}},{\"type\":\"divider\"}]";
        String ts = app.ok(
                        "chat.postMessage",
                        "channel",
                        general,
                        "text",
                        "see https://tracker.example/7 *bold* :tada:",
                        "metadata",
                        metadata)
                .path("ts")
                .asText();
        app.ok("chat.postMessage", "channel", general, "text", "b", "blocks", blocks, "attachments", "[{\"text\":\"a\"}]");
        app.ok("chat.postMessage", "channel", general, "text", "c", "username", "Robo", "icon_emoji", ":fish:");
        app.ok("chat.postMessage", "channel", somebody, "text", "direct");
        String reply = app.ok("chat.postMessage", "channel", general, "text", "r", "thread_ts", ts).path("ts").asText();
        app.ok("chat.postMessage", "channel", general, "text", "w", "thread_ts", ts, "reply_broadcast", "true");
        app.ok("chat.unfurl", "channel", general, "ts", ts, "unfurls", "{\"https://tracker.example/7\":{\"title\":\"x\"}}");
        app.ok("chat.update", "channel", general, "ts", ts, "text", "v2", "metadata", other);
        app.ok("chat.update", "channel", general, "ts", ts, "text", "v3", "metadata", "{}");
        app.ok("chat.meMessage", "channel", general, "text", "waves");
        app.ok("chat.postEphemeral", "channel", general, "user", app.admin(), "text", "psst");
        app.ok("chat.getPermalink", "channel", general, "message_ts", reply);
        app.ok("reactions.add", "channel", general, "timestamp", ts, "name", "tada");
        app.ok("reactions.get", "channel", general, "timestamp", ts);
        app.ok("reactions.list");
        app.ok("reactions.list", "count", "5");
        app.ok("pins.add", "channel", general, "timestamp", ts);
        app.ok("pins.list", "channel", general);
        app.ok("conversations.history", "channel", general, "include_all_metadata", "true", "oldest", "1", "latest", "9999999999");
        app.ok("conversations.replies", "channel", general, "ts", ts);
        app.ok("pins.remove", "channel", general, "timestamp", ts);
        app.ok("reactions.remove", "channel", general, "timestamp", ts, "name", "tada");
        app.ok("chat.delete", "channel", general, "ts", reply);
        app.ok("chat.delete", "channel", general, "ts", ts);
        String later = app.ok(
                        "chat.scheduleMessage",
                        "channel",
                        general,
                        "text",
                        "later",
                        "blocks",
                        blocks,
                        "post_at",
                        SkeletonTest.inAnHour())
                .path("scheduled_message_id")
                .asText();
        app.ok("chat.scheduledMessages.list");
        app.ok("chat.deleteScheduledMessage", "channel", general, "scheduled_message_id", later);
    }

    private String uploaded(String name) {
        JsonNode announced = app.ok("files.getUploadURLExternal", "filename", name, "length", "5");
        String url = announced.path("upload_url").asText();
        app.app().http().post(url.substring(app.app().http().base().length()), "bytes");
        return announced.path("file_id").asText();
    }

    void files() {
        String text = uploaded("notes.txt");
        app.ok("files.completeUploadExternal", "files", "[{\"id\":\"" + text + "\"}]", "channel_id", general);
        String image = uploaded("plan.png");
        app.ok("files.completeUploadExternal", "files", "[{\"id\":\"" + image + "\"}]", "channel_id", general);
        app.event("message", event -> event.path("files").path(0).path("id").asText().equals(image));
        app.ok("files.info", "file", text);
        app.ok("files.info", "file", image);
        app.ok("files.list", "count", "1000");
        app.ok("reactions.get", "file", image);
        app.call("files.upload", "content", "x");
        String theirs = app.app().act("upload", "general", ", \"name\": \"t.pdf\"").path("file").asText();
        app.personOk("files.sharedPublicURL", "file", theirs);
        app.personOk("files.revokePublicURL", "file", theirs);
        app.app().http().act("{\"action\": \"change_file\", \"file\": \"" + theirs + "\", \"title\": \"New\"}");
        app.ok("files.delete", "file", image);
        app.ok("conversations.history", "channel", general, "limit", "20");
    }

    void people() {
        app.ok("users.list");
        JsonNode admin = app.ok("users.info", "user", app.admin(), "include_locale", "1").path("user");
        app.ok("users.lookupByEmail", "email", admin.path("profile").path("email").asText());
        app.app().http().json("/_sim/truth/" + app.app().team() + "/users").path("users").forEach(user -> app.ok(
                "users.info", "user", user.path("id").asText()));
        app.ok("bots.info", "bot", app.ok("auth.test").path("bot_id").asText());
        app.personOk("auth.test");
        app.personOk("users.setPresence", "presence", "away");
        app.personOk("users.getPresence");
        app.ok("users.getPresence", "user", app.admin());
        String field = app.ok("team.profile.get").path("profile").path("fields").get(0).path("id").asText();
        app.personOk(
                "users.profile.set",
                "profile",
                "{\"status_text\":\"Lunch\",\"status_emoji\":\":fork_and_knife:\",\"title\":\"Chief\",\"fields\":{\"" + field
                        + "\":{\"value\":\"42\",\"alt\":\"\"}}}");
        app.ok("users.profile.get", "user", app.admin(), "include_labels", "true");
        app.personOk("dnd.setSnooze", "num_minutes", "60");
        app.personOk("dnd.info");
        app.ok("dnd.info", "user", app.admin());
        app.ok("dnd.teamInfo", "users", app.admin());
        app.personOk("dnd.endSnooze");
        app.personOk("dnd.endDnd");
    }

    void office() {
        app.ok("team.info");
        app.ok("views.publish", "user_id", app.admin(), "view", "{\"type\":\"home\",\"blocks\":[]}");
        app.personOk("team.billableInfo");
        app.personOk("team.accessLogs");
        app.personOk("team.integrationLogs");
        app.app().act("add_emoji", "", ", \"name\": \"shipit\"");
        app.ok("emoji.list", "include_categories", "true");
        app.app().act("remove_emoji", "", ", \"name\": \"shipit\"");
        String group = app.ok("usergroups.create", "name", "Crew", "handle", "crew", "channels", general)
                .path("usergroup")
                .path("id")
                .asText();
        app.ok("usergroups.users.update", "usergroup", group, "users", app.admin());
        app.ok("usergroups.users.list", "usergroup", group);
        app.ok("usergroups.list", "include_users", "1", "include_count", "1");
        app.ok("usergroups.update", "usergroup", group, "name", "Crew 2");
        app.ok("usergroups.disable", "usergroup", group);
        app.ok("usergroups.list", "include_disabled", "1");
        app.ok("usergroups.enable", "usergroup", group);
        String bookmark = app.ok(
                        "bookmarks.add", "channel_id", general, "title", "W", "type", "link", "link", "https://w.example")
                .path("bookmark")
                .path("id")
                .asText();
        app.ok("bookmarks.edit", "channel_id", general, "bookmark_id", bookmark, "title", "V");
        app.ok("bookmarks.list", "channel_id", general);
        app.ok("bookmarks.remove", "channel_id", general, "bookmark_id", bookmark);
    }

    void search() {
        app.personOk("search.messages", "query", "the", "highlight", "true", "count", "100");
        app.personOk("search.messages", "query", "direct");
        app.personOk("search.files", "query", "notes");
        app.personOk("search.all", "query", "in:general t*", "cursor", "*");
        app.personOk(
                "assistant.search.context",
                "query",
                "the",
                "content_types",
                "messages,files,channels,users",
                "include_context_messages",
                "true");
    }

    /** What people and Slack do, for the events of it. */
    void acts() {
        String ts = app.app().act("post", "general", ", \"text\": \"<@" + app.botUser() + "> look\"").path("ts").asText();
        String at = ", \"ts\": \"" + ts + "\"";
        app.app().act("star", "general", at);
        app.app().act("unstar", "general", at);
        app.app().act("edit", "general", at + ", \"text\": \"<@" + app.botUser() + "> look again\"");
        app.app().act("detect_language", "general", at);
        app.app().act("reply", "general", ", \"thread_ts\": \"" + ts + "\", \"text\": \"r\"");
        app.app().act("delete", "general", at);
        app.app().act("team_join", "", ", \"name\": \"newbie\"");
        app.app().act("change_team", "", ", \"name\": \"Northwind Two\"");
        app.app().act("change_team", "", ", \"domain\": \"northwind-two\"");
        String shared = id(app.ok("conversations.create", "name", "shape-acts"));
        app.ok("conversations.invite", "channel", shared, "users", app.admin());
        app.app().act("share", shared, ", \"with_team\": \"T0OTHER\"");
        app.app().act("upload", shared, ", \"name\": \"connected.pdf\"");
        app.app().act("unshare", shared, ", \"with_team\": \"T0OTHER\"");
        String file = app.app().act("upload", "general", ", \"name\": \"gone.pdf\"").path("ts").asText();
        app.app().act("delete", "general", ", \"ts\": \"" + file + "\"");
        app.app().act("purge", shared, ", \"latest\": \"9999999999\"");
        app.app().act("change_channel_id", shared, "");
        String doomed = id(app.ok("conversations.create", "name", "shape-doomed"));
        app.app().act("delete_channel", doomed, "");
    }

    /** The methods after which nothing works any more; the events have come by then. */
    void end() {
        SkeletonTest.awaitSilence(app);
        app.ok("auth.revoke", "test", "1");
        JsonNode own = app.app().app();
        app.ok(
                "apps.uninstall",
                "client_id",
                own.path("client_id").asText(),
                "client_secret",
                own.path("client_secret").asText());
        SkeletonTest.awaitSilence(app);
    }
}
