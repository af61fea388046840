package com.atom.slack.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** The events an app hears beside the skeletons that were published of Slack's. */
class EventSkeletonTest extends SkeletonFixture {
    /** Those of which nothing is published, and the event whose shape they have. */
    private static final Map<String, String> TWINS = Map.ofEntries(
            Map.entry("ChannelUnarchive", "ChannelArchive"),
            Map.entry("DndUpdatedUser", "DndUpdated"),
            Map.entry("FileChange", "FileCreated"),
            Map.entry("FilePublic", "FileCreated"),
            Map.entry("GroupArchive", "ChannelArchive"),
            Map.entry("GroupHistoryChanged", "ChannelHistoryChanged"),
            Map.entry("GroupRename", "ChannelRename"),
            Map.entry("MemberLeftChannel", "MemberJoinedChannel"),
            Map.entry("MessageChannelArchive", "MessageChannelUnarchive"),
            Map.entry("MessageChannelName", "MessageChannelJoin"),
            Map.entry("MessageChannelTopic", "MessageGroupTopic"),
            Map.entry("MessageMeMessage", "Message"),
            Map.entry("MessageThreadBroadcast", "Message"),
            Map.entry("ReactionAdded", "ReactionRemoved"),
            Map.entry("SubteamUpdated", "SubteamCreated"),
            Map.entry("UserProfileChanged", "UserStatusChanged"));

    /** Neither a skeleton nor a twin: their pages alone tell of them. */
    private static final Set<String> NONE = Set.of(
            "ChannelDeleted",
            "ChannelLeft",
            "ImCreated",
            "MessageChannelConvertToPrivate",
            "MessageChannelConvertToPublic",
            "MessageMetadataDeleted",
            "MessageMetadataPosted",
            "MessageMetadataUpdated",
            "SubteamMembersChanged",
            "TeamDomainChange",
            "TokensRevoked");

    private static final String ALL = """
            message.channels message.groups message.im message.mpim app_mention app_home_opened app_uninstalled tokens_revoked
            reaction_added reaction_removed channel_created channel_rename channel_archive channel_unarchive channel_deleted
            channel_left channel_shared channel_unshared channel_id_changed channel_history_changed group_rename group_archive
            group_unarchive group_left group_deleted group_open group_close group_history_changed im_created im_open im_close
            im_history_changed member_joined_channel member_left_channel user_change user_profile_changed user_status_changed
            team_join team_rename team_domain_change file_created file_change file_public file_shared file_unshared file_deleted
            pin_added pin_removed subteam_created subteam_updated subteam_members_changed subteam_self_added subteam_self_removed
            dnd_updated dnd_updated_user emoji_changed star_added star_removed message_metadata_posted message_metadata_updated
            message_metadata_deleted team_access_granted team_access_revoked\
            """;

    private final Set<String> published = Samples.in("events");

    @Override
    String table() {
        return "events-differences.txt";
    }

    @BeforeEach
    void subscribe() {
        client.http().post("/_sim/apps", "{\"name\": \"Archive\", \"events\": %s}".formatted(subscribed()));
    }

    @Test
    void noEventHasAFieldOrATypeThatSlackDoesNotHave() {
        channels();
        privateChannels();
        directs();
        messages();
        files();
        groups();
        office();
        organisation();
        ends();
        DeliveredApp.await(
                "all is told",
                () -> client.http().json("/_sim/status").path("undelivered").asInt() == 0);
        Set<String> unknown = new TreeSet<>();
        receiver.got().stream()
                .map(Receiver.Got::json)
                .filter(got -> got.has("event"))
                .forEach(got -> {
                    String name = name(got.path("event"));
                    String sample = published.contains(name + "Payload") ? name : TWINS.getOrDefault(name, "");
                    if (!sample.isEmpty()) {
                        compare("events", sample + "Payload", name, got);
                    } else if (!NONE.contains(name)) {
                        unknown.add(name);
                    }
                });
        Set<String> missed = new TreeSet<>(published);
        missed.removeAll(compared);
        assertThat(unknown).as("heard, but not published").isEmpty();
        assertThat(agreement.problems()).isEmpty();
        assertThat(missed).as("published, but not heard").isEmpty();
    }

    /** {@code channel_archive} is {@code ChannelArchive}, a message of this subtype {@code MessageChannelArchive}. */
    private static String name(JsonNode event) {
        String subtype = event.path("subtype").asText();
        String words = event.path("type").asText();
        if (words.equals("message") && !subtype.isEmpty()) {
            words = subtype.equals("bot_message")
                    ? "message_bot"
                    : subtype.startsWith("message_") ? subtype : "message_" + subtype;
        }
        return Arrays.stream(words.split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String subscribed() {
        return Json.text(Json.array(List.of(ALL.split("\\s+"))));
    }

    private void channels() {
        String made = user("conversations.create", "name", "bones")
                .path("channel")
                .path("id")
                .asText();
        bot("conversations.join", "channel", made);
        user("conversations.setTopic", "channel", made, "topic", "dry");
        user("conversations.setPurpose", "channel", made, "purpose", "old");
        act("convert", made, "");
        act("convert", made, "");
        user("conversations.rename", "channel", made, "name", "bones-2");
        act("share", made, ", \"with_team\": \"T0OTHER\"");
        act("unshare", made, ", \"with_team\": \"T0OTHER\"");
        String said = act("post", made, ", \"text\": \"soon gone\"").path("ts").asText();
        act("purge", made, ", \"latest\": \"" + said + "\"");
        bot("conversations.leave", "channel", made);
        bot("conversations.join", "channel", made);
        user("conversations.archive", "channel", made);
        user("conversations.unarchive", "channel", made);
        act("delete_channel", made, "");
    }

    private void privateChannels() {
        String bot = granted.path("bot_user_id").asText();
        String made = user("conversations.create", "name", "crypt", "is_private", "true")
                .path("channel")
                .path("id")
                .asText();
        user("conversations.invite", "channel", made, "users", bot);
        user("conversations.rename", "channel", made, "name", "crypt-2");
        String said = act("post", made, ", \"text\": \"soon gone\"").path("ts").asText();
        act("purge", made, ", \"latest\": \"" + said + "\"");
        user("conversations.archive", "channel", made);
        user("conversations.unarchive", "channel", made);
        made = act("change_channel_id", made, "").path("channel").asText(made);
        bot("conversations.leave", "channel", app.channel("crypt-2"));
        act("delete_channel", app.channel("crypt-2"), "");
    }

    private void directs() {
        String direct = bot("conversations.open", "users", app.admin())
                .path("channel")
                .path("id")
                .asText();
        bot("chat.postMessage", "channel", direct, "text", "hello");
        bot("conversations.close", "channel", direct);
        bot("conversations.open", "channel", direct);
        String said =
                act("post", direct, ", \"text\": \"soon gone\"").path("ts").asText();
        act("purge", direct, ", \"latest\": \"" + said + "\"");
        String group = bot("conversations.open", "users", app.admin() + "," + someone())
                .path("channel")
                .path("id")
                .asText();
        bot("conversations.close", "channel", group);
        bot("conversations.open", "channel", group);
        act("app_home_opened", "", ", \"app_id\": \"" + app.app().path("app_id").asText() + "\"");
    }

    private void messages() {
        String general = app.channel("general");
        String mention = "<@" + granted.path("bot_user_id").asText() + "> *b* :tada: <https://x.example/1>";
        String parent = user("chat.postMessage", "channel", general, "text", mention)
                .path("ts")
                .asText();
        String typed = act("post", general, ", \"text\": \"typed by hand " + mention + "\"")
                .path("ts")
                .asText();
        act("edit", general, ", \"ts\": \"" + typed + "\", \"text\": \"edited\"");
        act("detect_language", general, ", \"ts\": \"" + typed + "\"");
        bot("chat.postMessage", "channel", general, "thread_ts", parent, "text", "all", "reply_broadcast", "true");
        bot("chat.postMessage", "channel", general, "text", "as", "username", "Robot", "icon_emoji", ":robot_face:");
        bot(
                "chat.postMessage",
                "channel",
                general,
                "text",
                "with",
                "metadata",
                "{\"event_type\": \"e\", \"event_payload\": {\"a\": 1}}");
        user("chat.meMessage", "channel", general, "text", "waves");
        bot(
                "chat.unfurl",
                "channel",
                general,
                "ts",
                parent,
                "unfurls",
                "{\"https://x.example/1\": {\"title\": \"X\"}}");
        user("reactions.add", "channel", general, "timestamp", parent, "name", "tada");
        user("reactions.remove", "channel", general, "timestamp", parent, "name", "tada");
        bot("pins.add", "channel", general, "timestamp", parent);
        bot("pins.remove", "channel", general, "timestamp", parent);
        act("delete", general, ", \"ts\": \"" + typed + "\"");
        act("delete", general, ", \"ts\": \"" + parent + "\"");
    }

    private void files() {
        String general = app.channel("general");
        String carrier = act(
                        "upload", general, ", \"name\": \"photo.png\", \"mimetype\": \"image/png\", \"text\": \"see\"")
                .path("ts")
                .asText();
        act("delete", general, ", \"ts\": \"" + carrier + "\"");
        String shared = act("upload", general, ", \"name\": \"notes.txt\", \"mimetype\": \"text/plain\"")
                .path("ts")
                .asText();
        String file = user(
                        "conversations.history", "channel", general, "latest", shared, "inclusive", "1", "limit", "1")
                .path("messages")
                .get(0)
                .path("files")
                .get(0)
                .path("id")
                .asText();
        user("files.sharedPublicURL", "file", file);
        user("files.delete", "file", file);
    }

    private void groups() {
        String id = bot("usergroups.create", "name", "Bones", "handle", "bones", "channels", app.channel("general"))
                .path("usergroup")
                .path("id")
                .asText();
        bot("usergroups.update", "usergroup", id, "description", "d");
        bot("usergroups.users.update", "usergroup", id, "users", app.admin());
        bot("usergroups.users.update", "usergroup", id, "users", someone());
    }

    private void office() {
        user("users.profile.set", "profile", "{\"status_text\": \"out\", \"status_emoji\": \":palm_tree:\"}");
        user("users.profile.set", "profile", "{\"title\": \"Head of bones\"}");
        user("dnd.setSnooze", "num_minutes", "5");
        act("team_join", "", ", \"name\": \"newcomer\"");
        act("change_team", "", ", \"name\": \"Southwind\", \"domain\": \"southwind\"");
    }

    private void organisation() {
        OAuthClient wide = OAuthClient.registered(server, "Wide", """
            , "org_ready": true, "request_url": "%s", "events": %s\
            """.formatted(receiver.url(), subscribed()));
        wide.install(
                "scope", "channels:read,channels:history,users:read,team:read,chat:write", "_sim_org", OrgFixture.ORG);
        wide.http().act("{\"action\": \"team_access_grant\", \"team\": \"" + OrgFixture.ONE + "\"}");
        wide.http().act("{\"action\": \"team_access_revoke\", \"team\": \"" + OrgFixture.ONE + "\"}");
    }

    private void ends() {
        called(app.token(), "apps.uninstall", "client_id", client.id(), "client_secret", client.secret());
    }

    private JsonNode act(String action, String channel, String more) {
        String at = channel.isEmpty() ? "" : ", \"channel\": \"" + channel + "\"";
        return client.http().act("""
            {"action": "%s", "user": "%s"%s%s}\
            """.formatted(action, app.admin(), at, more));
    }
}
