package com.atom.slack.simulator;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The answers of the Web API beside the skeletons that were published of Slack's. */
class SkeletonTest extends SkeletonFixture {
    private static final String MODAL = """
        {"type": "modal", "callback_id": "ask", "private_metadata": "m", "title": {"type": "plain_text", "text": "T"},
         "blocks": [{"type": "section", "block_id": "b", "text": {"type": "mrkdwn", "text": "*x*"}},
          {"type": "actions", "block_id": "more", "elements": [
           {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "More"}}]}]}\
        """;
    private static final String HOME = """
        {"type": "home", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "home"}}]}\
        """;

    private final Set<String> published = Samples.in("web-api");

    @Override
    String table() {
        return "web-api-differences.txt";
    }

    @Override
    void seen(String method, JsonNode answer) {
        if (published.contains(method)) {
            compare("web-api", method, method, answer);
        }
    }

    /** All that is published of methods we serve has to be called; nothing here is let out. */
    @Test
    void noAnswerHasAFieldOrATypeThatSlackDoesNotHave() {
        seen("oauth.v2.access", granted);
        people();
        channels();
        directs();
        messages();
        scheduled();
        boards();
        files();
        groups();
        views();
        office();
        ends();
        Set<String> missed = new TreeSet<>(published);
        missed.removeAll(compared);
        assertThat(missed).as("published, but not called").isEmpty();
        assertThat(agreement.problems()).isEmpty();
    }

    private void people() {
        for (JsonNode member :
                bot("users.list", "limit", "200", "include_locale", "true").path("members")) {
            bot("users.info", "user", member.path("id").asText(), "include_locale", "true");
            bot("users.profile.get", "user", member.path("id").asText(), "include_labels", "true");
            if (member.path("is_bot").asBoolean()) {
                String id = member.path("profile").path("bot_id").asText();
                bot("bots.info", "bot", id);
            }
        }
        bot("users.getPresence", "user", app.admin());
        user("users.getPresence");
        user("users.setPresence", "presence", "away");
        user("users.profile.set", "profile", "{\"status_text\": \"out\", \"status_emoji\": \":palm_tree:\"}");
        user("dnd.setSnooze", "num_minutes", "5");
        user("dnd.info");
        bot("dnd.info", "user", app.admin());
        user("dnd.endDnd");
    }

    private void channels() {
        String types = "public_channel,private_channel,mpim,im";
        for (String token : new String[] {app.token(), user}) {
            JsonNode list = called(token, "conversations.list", "types", types);
            called(token, "users.conversations", "types", types);
            list.path("channels").forEach(channel -> {
                String id = channel.path("id").asText();
                called(token, "conversations.info", "channel", id, "include_num_members", "1", "include_locale", "1");
            });
        }
        bot("conversations.list", "types", types, "limit", "2");
        bot("conversations.members", "channel", app.channel("general"), "limit", "2");
        bot("conversations.join", "channel", app.channel("random"));
        bot("conversations.join", "channel", app.channel("random"));
        String made = bot("conversations.create", "name", "skeletons")
                .path("channel")
                .path("id")
                .asText();
        String person = someone();
        bot("conversations.invite", "channel", made, "users", person);
        bot("conversations.setPurpose", "channel", made, "purpose", "bones");
        bot("conversations.setTopic", "channel", made, "topic", "dry");
        bot("conversations.rename", "channel", made, "name", "skeletons-2");
        bot("conversations.info", "channel", made);
        bot("conversations.kick", "channel", made, "user", person);
        user("conversations.join", "channel", made);
        user("conversations.archive", "channel", made);
        user("conversations.unarchive", "channel", made);
    }

    private void directs() {
        String direct = bot("conversations.open", "users", someone(), "return_im", "true")
                .path("channel")
                .path("id")
                .asText();
        bot("chat.postMessage", "channel", direct, "text", "hello");
        bot("conversations.open", "channel", direct, "return_im", "true");
        bot("conversations.info", "channel", direct);
        bot("conversations.close", "channel", direct);
        bot("conversations.close", "channel", direct);
        bot("conversations.open", "users", app.admin() + "," + someone());
    }

    private void messages() {
        String general = app.channel("general");
        String parent = user(
                        "chat.postMessage",
                        "channel",
                        general,
                        "text",
                        "a <https://x.example/1> *b* :tada: <@" + app.admin() + ">")
                .path("ts")
                .asText();
        bot("chat.postMessage", "channel", general, "thread_ts", parent, "text", "reply", "reply_broadcast", "true");
        String robot = bot(
                        "chat.postMessage",
                        "channel",
                        general,
                        "thread_ts",
                        parent,
                        "text",
                        "as",
                        "username",
                        "Robot",
                        "icon_emoji",
                        ":robot_face:")
                .path("ts")
                .asText();
        user("reactions.add", "channel", general, "timestamp", robot, "name", "tada");
        user("chat.meMessage", "channel", general, "text", "waves");
        bot("chat.postEphemeral", "channel", general, "user", app.admin(), "text", "psst");
        user("reactions.add", "channel", general, "timestamp", parent, "name", "tada");
        bot("reactions.add", "channel", general, "timestamp", parent, "name", "eyes");
        bot("reactions.remove", "channel", general, "timestamp", parent, "name", "eyes");
        bot(
                "chat.unfurl",
                "channel",
                general,
                "ts",
                parent,
                "unfurls",
                "{\"https://x.example/1\": {\"title\": \"X\"}}");
        user("reactions.list", "full", "true");
        user("reactions.list", "count", "5", "page", "1");
        bot(
                "chat.update",
                "channel",
                general,
                "ts",
                bot("chat.postMessage", "channel", general, "thread_ts", parent, "text", "old")
                        .path("ts")
                        .asText(),
                "text",
                "new");
        bot("conversations.replies", "channel", general, "ts", parent);
        String tombstone = post("deleted while it has a reply");
        bot("chat.postMessage", "channel", general, "thread_ts", tombstone, "text", "reply");
        bot("chat.delete", "channel", general, "ts", tombstone);
        bot("chat.delete", "channel", general, "ts", post("gone"));
        user("users.conversations", "types", "public_channel,private_channel,mpim,im")
                .path("channels")
                .forEach(channel -> threads(channel.path("id").asText()));
    }

    private String post(String text) {
        return bot("chat.postMessage", "channel", app.channel("general"), "text", text)
                .path("ts")
                .asText();
    }

    /** Every thread of the story. History, of which nothing is published, is to have the same messages. */
    private void threads(String channel) {
        JsonNode history = user("conversations.history", "channel", channel, "limit", "999");
        compare("web-api", "conversations.replies", "conversations.history", history);
        for (JsonNode message : history.path("messages")) {
            if (message.path("reply_count").asInt() > 0) {
                String ts = message.path("ts").asText();
                user("conversations.replies", "channel", channel, "ts", ts, "include_all_metadata", "true");
            }
        }
    }

    private void scheduled() {
        String general = app.channel("general");
        String at = Long.toString(java.time.Instant.now().getEpochSecond() + 3600);
        String blocks = "[{\"type\": \"section\", \"text\": {\"type\": \"mrkdwn\", \"text\": \"b\"}}]";
        String id = bot("chat.scheduleMessage", "channel", general, "text", "later", "post_at", at, "blocks", blocks)
                .path("scheduled_message_id")
                .asText();
        bot("chat.scheduledMessages.list");
        bot("chat.deleteScheduledMessage", "channel", general, "scheduled_message_id", id);
    }

    private void boards() {
        String general = app.channel("general");
        String ts = post("pin me");
        bot("pins.add", "channel", general, "timestamp", ts);
        bot("pins.remove", "channel", general, "timestamp", ts);
        String id = bot(
                        "bookmarks.add",
                        "channel_id",
                        general,
                        "title",
                        "t",
                        "type",
                        "link",
                        "link",
                        "https://x.example",
                        "emoji",
                        ":tada:")
                .path("bookmark")
                .path("id")
                .asText();
        bot("bookmarks.edit", "channel_id", general, "bookmark_id", id, "title", "t2");
        bot("bookmarks.remove", "channel_id", general, "bookmark_id", id);
    }

    private void files() {
        for (String name : new String[] {"notes.txt", "photo.png", "report.pdf"}) {
            JsonNode announced = user("files.getUploadURLExternal", "filename", name, "length", "5", "alt_txt", "five");
            String to = announced
                    .path("upload_url")
                    .asText()
                    .substring(client.http().base().length());
            assertThat(client.http().post(to, "12345").statusCode()).isEqualTo(200);
            String id = announced.path("file_id").asText();
            user(
                    "files.completeUploadExternal",
                    "files",
                    "[{\"id\": \"" + id + "\"}]",
                    "channel_id",
                    app.channel("general"));
            user("files.sharedPublicURL", "file", id);
            user("files.revokePublicURL", "file", id);
            DeliveredApp.await(
                    "it is shared",
                    () -> !client.as(user, "files.info", "file", id)
                            .path("file")
                            .path("shares")
                            .isEmpty());
            user("files.info", "file", id);
        }
        bot("files.list")
                .path("files")
                .forEach(file -> bot("files.info", "file", file.path("id").asText()));
    }

    private void groups() {
        String id = bot(
                        "usergroups.create",
                        "name",
                        "Bones",
                        "handle",
                        "bones",
                        "channels",
                        app.channel("general"),
                        "include_count",
                        "true")
                .path("usergroup")
                .path("id")
                .asText();
        bot("usergroups.update", "usergroup", id, "description", "d", "include_count", "true");
        bot("usergroups.users.update", "usergroup", id, "users", app.admin(), "include_count", "true");
        bot("usergroups.list", "include_users", "true", "include_count", "true");
        bot("usergroups.disable", "usergroup", id, "include_count", "true");
        bot("usergroups.list", "include_disabled", "true");
    }

    private void views() {
        bot("views.publish", "user_id", app.admin(), "view", HOME);
        JsonNode view =
                bot("views.open", "trigger_id", trigger("shortcut", ", \"callback_id\": \"any\""), "view", MODAL);
        String open = ", \"view_id\": \"" + view.path("view").path("id").asText() + "\", \"action_id\": \"go\"";
        bot("views.push", "trigger_id", trigger("block_actions", open), "view", MODAL);
    }

    private String trigger(String action, String more) {
        return client.http()
                .act("{\"action\": \"%s\", \"user\": \"%s\"%s}".formatted(action, app.admin(), more))
                .path("trigger_id")
                .asText();
    }

    private void office() {
        bot("emoji.list", "include_categories", "true");
        bot("auth.teams.list", "include_icon", "true");
        user("team.billableInfo");
        user("team.accessLogs");
        user("team.integrationLogs");
        String level = client.app().path("app_token").asText();
        called(level, "apps.connections.open");
        String context = receiver.got().stream()
                .map(got -> got.json().path("event_context").asText())
                .filter(known -> !known.isEmpty())
                .findFirst()
                .orElseThrow();
        called(level, "apps.event.authorizations.list", "event_context", context);
    }

    private void ends() {
        user("auth.revoke");
        called(app.token(), "apps.uninstall", "client_id", client.id(), "client_secret", client.secret());
        OAuthClient other = OAuthClient.registered(server, "Rotating", "");
        String token = other.install("scope", "team:read").path("access_token").asText();
        other.http().post("/_sim/apps", "{\"name\": \"Rotating\", \"token_rotation\": true}");
        seen("oauth.v2.exchange", other.call("oauth.v2.exchange", Map.of("token", token)));
        seen("oauth.v2.access", other.install("scope", "team:read", "user_scope", "users:read"));
        seen(
                "oauth.v2.access",
                OAuthClient.registered(server, "Org", ", \"org_ready\": true")
                        .install("scope", "team:read", "_sim_org", OrgFixture.ORG));
    }
}
