package com.atom.slack.simulator;

/** Makes happen what an app hears of conversations of every kind. */
final class ChannelEvents {
    private final SkeletonFixture it;

    ChannelEvents(SkeletonFixture it) {
        this.it = it;
    }

    void all() {
        channels();
        privateChannels();
        directs();
    }

    private String created(String method, String... args) {
        return it.user(method, args).path("channel").path("id").asText();
    }

    private void act(String action, String channel, String more) {
        it.act(action, channel, it.app.admin(), more);
    }

    private void purged(String channel) {
        String said = it.act("post", channel, it.app.admin(), ", \"text\": \"soon gone\"");
        act("purge", channel, ", \"latest\": \"" + said + "\"");
    }

    private void channels() {
        String made = created("conversations.create", "name", "bones");
        it.bot("conversations.join", "channel", made);
        it.user("conversations.setTopic", "channel", made, "topic", "dry");
        it.user("conversations.setPurpose", "channel", made, "purpose", "old");
        act("convert", made, "");
        act("convert", made, "");
        it.user("conversations.rename", "channel", made, "name", "bones-2");
        act("share", made, ", \"with_team\": \"T0OTHER\"");
        act("unshare", made, ", \"with_team\": \"T0OTHER\"");
        purged(made);
        it.bot("conversations.leave", "channel", made);
        it.bot("conversations.join", "channel", made);
        it.user("conversations.invite", "channel", made, "users", it.someone());
        it.user("conversations.kick", "channel", made, "user", it.someone());
        it.user("conversations.archive", "channel", made);
        it.user("conversations.unarchive", "channel", made);
        act("delete_channel", made, "");
    }

    private void privateChannels() {
        String bot = it.granted.path("bot_user_id").asText();
        String made = created("conversations.create", "name", "crypt", "is_private", "true");
        it.user("conversations.invite", "channel", made, "users", bot);
        it.user("conversations.rename", "channel", made, "name", "crypt-2");
        purged(made);
        it.user("conversations.archive", "channel", made);
        it.user("conversations.unarchive", "channel", made);
        act("change_channel_id", made, "");
        it.bot("conversations.leave", "channel", it.app.channel("crypt-2"));
        act("delete_channel", it.app.channel("crypt-2"), "");
    }

    private void directs() {
        String direct = it.bot("conversations.open", "users", it.app.admin())
                .path("channel")
                .path("id")
                .asText();
        it.bot("chat.postMessage", "channel", direct, "text", "hello");
        it.bot("conversations.close", "channel", direct);
        it.bot("conversations.open", "channel", direct);
        purged(direct);
        created("conversations.open", "users", it.someone());
        String group = it.bot("conversations.open", "users", it.app.admin() + "," + it.someone())
                .path("channel")
                .path("id")
                .asText();
        it.bot("chat.postMessage", "channel", group, "text", "hello all");
        purged(group);
        it.bot("conversations.close", "channel", group);
        it.bot("conversations.open", "channel", group);
        String app = it.app.app().path("app_id").asText();
        act("app_home_opened", "", ", \"app_id\": \"" + app + "\"");
    }
}
