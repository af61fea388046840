package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What an app makes of conversations itself. */
class ConversationLifeTest {
    private static SimulatorServer server;
    private static FullApp app;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = new FullApp(server);
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    private static String made(String name, String... more) {
        String[] args = new String[2 + more.length];
        System.arraycopy(new String[] {"name", name}, 0, args, 0, 2);
        System.arraycopy(more, 0, args, 2, more.length);
        return app.ok("conversations.create", args).path("channel").path("id").asText();
    }

    @Test
    void aChannelIsMadeDescribedRenamedClosedAndOpened() {
        String id = made("project-x");
        app.event(
                "channel_created",
                event -> event.path("channel").path("id").asText().equals(id));
        app.event(
                "member_joined_channel", event -> event.path("channel").asText().equals(id));
        app.ok("conversations.setTopic", "channel", id, "topic", "secret");
        app.ok("conversations.setPurpose", "channel", id, "purpose", "to win");
        app.ok("conversations.rename", "channel", id, "name", "project-y");
        JsonNode info = app.ok("conversations.info", "channel", id, "include_num_members", "true")
                .path("channel");
        assertThat(info.path("topic").path("value").asText()).isEqualTo("secret");
        assertThat(info.path("purpose").path("value").asText()).isEqualTo("to win");
        assertThat(info.path("name").asText()).isEqualTo("project-y");
        assertThat(info.path("previous_names").get(0).asText()).isEqualTo("project-x");
        assertThat(info.path("num_members").asInt()).isEqualTo(1);
        app.ok("conversations.archive", "channel", id);
        assertThat(app.error("conversations.archive", "channel", id)).isEqualTo("already_archived");
        assertThat(app.error("chat.postMessage", "channel", id, "text", "x")).isEqualTo("is_archived");
        app.ok("conversations.unarchive", "channel", id);
        assertThat(app.error("conversations.unarchive", "channel", id)).isEqualTo("not_archived");
        app.event(
                "channel_rename",
                event -> event.path("channel").path("name").asText().equals("project-y"));
    }

    @Test
    void namesFollowRules() {
        assertThat(app.error("conversations.create")).isEqualTo("invalid_name_required");
        assertThat(app.error("conversations.create", "name", "Big")).isEqualTo("invalid_name_specials");
        assertThat(app.error("conversations.create", "name", "--")).isEqualTo("invalid_name_punctuation");
        assertThat(app.error("conversations.create", "name", "a".repeat(81))).isEqualTo("invalid_name_maxlength");
        assertThat(app.error("conversations.create", "name", "general")).isEqualTo("name_taken");
        assertThat(app.error("conversations.rename", "channel", app.general(), "name", "x"))
                .isEqualTo("not_authorized");
        assertThat(app.error("conversations.archive", "channel", app.general())).isEqualTo("cant_archive_general");
        assertThat(app.error("conversations.leave", "channel", app.general())).isEqualTo("cant_leave_general");
        assertThat(app.error("conversations.setTopic", "channel", app.general(), "topic", "x".repeat(251)))
                .isEqualTo("too_long");
    }

    @Test
    void peopleAreInvitedAndRemoved() {
        String id = made("closed-circle", "is_private", "true");
        String user = app.somebody();
        app.ok("conversations.invite", "channel", id, "users", user + "," + app.admin());
        assertThat(app.error("conversations.invite", "channel", id, "users", user))
                .isEqualTo("already_in_channel");
        assertThat(app.error("conversations.invite", "channel", id, "users", app.botUser()))
                .isEqualTo("cant_invite_self");
        assertThat(app.error("conversations.invite", "channel", id, "users", "U404"))
                .isEqualTo("user_not_found");
        assertThat(app.error("conversations.invite", "channel", id)).isEqualTo("no_user");
        JsonNode joined = app.event(
                "member_joined_channel",
                event -> event.path("channel").asText().equals(id)
                        && event.path("user").asText().equals(user));
        assertThat(joined.path("inviter").asText()).isEqualTo(app.botUser());
        app.ok("conversations.kick", "channel", id, "user", user);
        assertThat(app.error("conversations.kick", "channel", id, "user", user)).isEqualTo("not_in_channel");
        assertThat(app.error("conversations.kick", "channel", id, "user", app.botUser()))
                .isEqualTo("cant_kick_self");
        app.ok("conversations.leave", "channel", id);
        assertThat(app.error("conversations.info", "channel", id)).isEqualTo("channel_not_found");
        app.event("group_left", event -> event.path("channel").asText().equals(id));
    }

    @Test
    void joiningIsForPublicChannelsAndLeavingTwiceIsNoError() {
        String random = app.app().channel("random");
        assertThat(app.error("conversations.history", "channel", random)).isEqualTo("not_in_channel");
        assertThat(app.ok("conversations.join", "channel", random).has("warning"))
                .isFalse();
        assertThat(app.ok("conversations.join", "channel", random)
                        .path("warning")
                        .asText())
                .isEqualTo("already_in_channel");
        app.ok("conversations.leave", "channel", random);
        assertThat(app.ok("conversations.leave", "channel", random)
                        .path("not_in_channel")
                        .asBoolean())
                .isTrue();
        app.event("channel_left", event -> event.path("channel").asText().equals(random));
    }

    @Test
    void directMessagesAreOpenedOnceClosedAndOpenedAgain() {
        String user = app.somebody();
        JsonNode first = app.ok("conversations.open", "users", user);
        String id = first.path("channel").path("id").asText();
        assertThat(first.has("no_op")).isFalse();
        JsonNode second = app.ok("conversations.open", "users", user, "return_im", "true");
        assertThat(second.path("no_op").asBoolean()).isTrue();
        assertThat(second.path("channel").path("user").asText()).isEqualTo(user);
        app.ok("conversations.close", "channel", id);
        assertThat(app.ok("conversations.close", "channel", id)
                        .path("already_closed")
                        .asBoolean())
                .isTrue();
        app.event("im_close", event -> event.path("channel").asText().equals(id));
        assertThat(app.ok("conversations.open", "channel", id)
                        .path("already_open")
                        .asBoolean())
                .isFalse();
        app.event("im_open", event -> event.path("channel").asText().equals(id));
        String three = user + "," + app.admin();
        String group = app.ok("conversations.open", "users", three)
                .path("channel")
                .path("id")
                .asText();
        assertThat(app.ok("conversations.info", "channel", group)
                        .path("channel")
                        .path("is_mpim")
                        .asBoolean())
                .isTrue();
        assertThat(app.ok("conversations.open", "users", three)
                        .path("channel")
                        .path("id")
                        .asText())
                .isEqualTo(group);
        assertThat(app.error("conversations.open")).isEqualTo("users_list_not_supplied");
        assertThat(app.error("conversations.open", "users", "U404")).isEqualTo("user_not_found");
        assertThat(app.error("conversations.open", "users", app.botUser())).isEqualTo("not_enough_users");
        assertThat(app.error("conversations.open", "users", "1,2,3,4,5,6,7,8,9"))
                .isEqualTo("too_many_users");
        assertThat(app.error("conversations.join", "channel", id)).isEqualTo("method_not_supported_for_channel_type");
    }

    @Test
    void whatOneHasReadIsRemembered() {
        String ts = app.posted("read me");
        app.ok("conversations.mark", "channel", app.general(), "ts", ts);
        JsonNode info = app.ok("conversations.info", "channel", app.general()).path("channel");
        assertThat(info.path("last_read").asText()).isEqualTo(ts);
        assertThat(app.error("conversations.mark", "channel", app.general(), "ts", "now"))
                .isEqualTo("invalid_timestamp");
    }

    @Test
    void anotherUsersConversationsAreThoseBothMaySee() {
        JsonNode theirs = app.ok("users.conversations", "user", app.admin(), "types", "public_channel,private_channel");
        assertThat(theirs.path("channels")).isNotEmpty();
        assertThat(theirs.path("channels").get(0).has("is_member")).isFalse();
        assertThat(theirs.path("channels").get(0).has("num_members")).isFalse();
        assertThat(theirs.toString()).doesNotContain("security-response");
        assertThat(app.error("users.conversations", "user", "U404")).isEqualTo("user_not_found");
    }

    @Test
    void archivedOnesAreLeftOutAfterThePageWasCut() {
        int all = app.ok("conversations.list", "limit", "999").path("channels").size();
        int shown = 0;
        int empty = 0;
        String cursor = "";
        do {
            JsonNode page = app.ok("conversations.list", "limit", "1", "exclude_archived", "1", "cursor", cursor);
            shown += page.path("channels").size();
            empty += page.path("channels").isEmpty() ? 1 : 0;
            cursor = page.path("response_metadata").path("next_cursor").asText();
        } while (!cursor.isEmpty());
        assertThat(empty).as("empty pages").isPositive();
        assertThat(shown + empty).isEqualTo(all);
    }
}
