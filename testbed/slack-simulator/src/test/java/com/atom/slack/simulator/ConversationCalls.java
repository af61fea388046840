package com.atom.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls every method of conversations and people so that their answers have much to tell. */
final class ConversationCalls {
    private static final String TYPES = "public_channel,private_channel,mpim,im";
    private static final String SHARED = "ext-contoso-rollout";

    private final SkeletonFixture it;

    ConversationCalls(SkeletonFixture it) {
        this.it = it;
    }

    void all() {
        channels();
        directs();
        acrossTheBorder();
        presence();
        profiles();
        refusals();
        everyChannel();
        everybody();
    }

    private void channels() {
        String made = it.bot("conversations.create", "name", "skeletons")
                .path("channel")
                .path("id")
                .asText();
        String person = it.someone();
        it.bot("conversations.invite", "channel", made, "users", person);
        it.bot("conversations.setPurpose", "channel", made, "purpose", "bones");
        it.bot("conversations.setTopic", "channel", made, "topic", "dry");
        it.bot("conversations.rename", "channel", made, "name", "skeletons-2");
        it.bot("conversations.info", "channel", made, "include_num_members", "1", "include_locale", "1");
        it.bot("conversations.members", "channel", made, "limit", "1");
        it.bot("conversations.kick", "channel", made, "user", person);
        it.user("conversations.join", "channel", made);
        it.user("conversations.join", "channel", made);
        it.bot("conversations.history", "channel", made);
        it.bot("conversations.history", "channel", made, "oldest", "1", "latest", "9999999999", "limit", "2");
        it.bot("conversations.mark", "channel", made, "ts", "1.000001");
        it.user("conversations.archive", "channel", made);
        it.user("conversations.unarchive", "channel", made);
        it.bot("conversations.leave", "channel", made);
        it.bot("conversations.leave", "channel", made);
        it.bot("conversations.list", "types", TYPES, "limit", "2");
    }

    private void directs() {
        String direct = it.bot("conversations.open", "users", it.someone(), "return_im", "true")
                .path("channel")
                .path("id")
                .asText();
        it.bot("chat.postMessage", "channel", direct, "text", "hello");
        it.bot("conversations.open", "channel", direct, "return_im", "true");
        it.bot("conversations.info", "channel", direct);
        it.bot("conversations.close", "channel", direct);
        it.bot("conversations.close", "channel", direct);
        it.bot("conversations.open", "users", it.app.admin() + "," + it.someone());
    }

    /** A channel over Slack Connect, where a person of the other workspace speaks. */
    private void acrossTheBorder() {
        String shared = it.app.channel(SHARED);
        it.bot("conversations.join", "channel", shared);
        String parent = it.act("post", shared, guest(shared), ", \"text\": \"from the other side\"");
        it.act("reply", shared, guest(shared), ", \"text\": \"a thread\", \"thread_ts\": \"" + parent + "\"");
        it.bot("conversations.history", "channel", shared);
        it.bot("conversations.replies", "channel", shared, "ts", parent);
        it.bot("conversations.list", "types", TYPES);
        it.bot("users.conversations", "types", TYPES);
    }

    private String guest(String channel) {
        for (JsonNode member : it.bot("conversations.members", "channel", channel, "limit", "200")
                .path("members")) {
            JsonNode user = it.bot("users.info", "user", member.asText()).path("user");
            if (!user.path("team_id").asText().equals(it.app.team())) {
                return member.asText();
            }
        }
        throw new AssertionError("no guest");
    }

    private void presence() {
        it.bot("users.getPresence", "user", it.app.admin());
        it.user("users.getPresence");
        it.user("users.setPresence", "presence", "away");
        it.user("dnd.setSnooze", "num_minutes", "5");
        it.user("dnd.info");
        it.bot("dnd.info", "user", it.app.admin());
        it.bot("dnd.teamInfo", "users", it.app.admin());
        it.user("dnd.endSnooze");
        it.user("dnd.endDnd");
    }

    private void profiles() {
        it.user("users.profile.set", "profile", "{\"status_text\": \"out\", \"status_emoji\": \":palm_tree:\"}");
        JsonNode admin = it.bot("users.info", "user", it.app.admin()).path("user");
        it.bot(
                "users.lookupByEmail",
                "email",
                admin.path("profile").path("email").asText());
        JsonNode bot = it.bot("auth.test");
        it.user("auth.test");
        it.bot("users.info", "user", bot.path("user_id").asText());
        it.bot("users.profile.get", "user", bot.path("user_id").asText());
        it.bot("bots.info", "bot", bot.path("bot_id").asText());
        it.bot("team.profile.get");
        it.bot("team.info");
    }

    private void refusals() {
        it.refused("channel_not_found", "conversations.info", "channel", "C404");
        it.refused("user_not_found", "users.info", "user", "U404");
    }

    /** Whatever the story has told. */
    private void everyChannel() {
        for (String token : new String[] {it.app.token(), it.user}) {
            JsonNode list = it.called(token, "conversations.list", "types", TYPES);
            it.called(token, "users.conversations", "types", TYPES);
            list.path("channels").forEach(channel -> {
                String id = channel.path("id").asText();
                it.called(token, "conversations.info", "channel", id, "include_num_members", "1");
            });
        }
        it.user("users.conversations", "types", TYPES)
                .path("channels")
                .forEach(channel -> threads(channel.path("id").asText()));
    }

    private void threads(String channel) {
        for (JsonNode message : it.user("conversations.history", "channel", channel, "limit", "999")
                .path("messages")) {
            if (message.path("reply_count").asInt() > 0) {
                String ts = message.path("ts").asText();
                it.user("conversations.replies", "channel", channel, "ts", ts, "include_all_metadata", "true");
            }
        }
    }

    private void everybody() {
        for (JsonNode member :
                it.bot("users.list", "limit", "200", "include_locale", "true").path("members")) {
            String id = member.path("id").asText();
            it.bot("users.info", "user", id, "include_locale", "true");
            it.bot("users.profile.get", "user", id, "include_labels", "true");
            if (member.path("is_bot").asBoolean()) {
                it.bot("bots.info", "bot", member.path("profile").path("bot_id").asText());
            }
        }
    }
}
