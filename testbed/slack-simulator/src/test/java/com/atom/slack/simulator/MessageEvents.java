package com.atom.slack.simulator;

/** Makes happen what an app hears of messages and of what hangs on them. */
final class MessageEvents {
    private static final String METADATA = "{\"event_type\": \"e\", \"event_payload\": {\"a\": %d}}";

    private final SkeletonFixture it;
    private final String general;

    MessageEvents(SkeletonFixture it) {
        this.it = it;
        general = it.app.channel("general");
    }

    void all() {
        String parent = said();
        metadata();
        marks(parent);
        act("delete", ts(parent));
        files();
    }

    private String act(String action, String more) {
        return it.act(action, general, it.app.admin(), more);
    }

    private static String ts(String ts) {
        return ", \"ts\": \"" + ts + "\"";
    }

    /** All the ways to speak; the ts of what got an answer. */
    private String said() {
        String bot = it.granted.path("bot_user_id").asText();
        String text = "<@" + bot + "> *b* :tada: <https://x.example/1> <!here> <#" + general + ">";
        String parent = it.user("chat.postMessage", "channel", general, "text", text)
                .path("ts")
                .asText();
        String typed = act("post", ", \"text\": \"typed by hand " + text + "\"");
        act("edit", ts(typed) + ", \"text\": \"edited\"");
        act("detect_language", ts(typed));
        act("delete", ts(typed));
        it.bot("chat.postMessage", "channel", general, "thread_ts", parent, "text", "all", "reply_broadcast", "true");
        it.bot("chat.postMessage", "channel", general, "thread_ts", parent, "text", "a <https://x.example/2>");
        it.bot("chat.postMessage", "channel", general, "text", "as", "username", "Robot", "icon_emoji", ":robot_face:");
        it.user("chat.meMessage", "channel", general, "text", "waves");
        String unfurls = "{\"https://x.example/1\": {\"title\": \"X\"}}";
        it.bot("chat.unfurl", "channel", general, "ts", parent, "unfurls", unfurls);
        return parent;
    }

    private void metadata() {
        String ts = it.bot("chat.postMessage", "channel", general, "text", "with", "metadata", METADATA.formatted(1))
                .path("ts")
                .asText();
        it.bot("chat.update", "channel", general, "ts", ts, "text", "with", "metadata", METADATA.formatted(2));
        it.bot("chat.delete", "channel", general, "ts", ts);
    }

    private void marks(String ts) {
        it.user("reactions.add", "channel", general, "timestamp", ts, "name", "tada");
        it.user("reactions.remove", "channel", general, "timestamp", ts, "name", "tada");
        it.bot("pins.add", "channel", general, "timestamp", ts);
        it.bot("pins.remove", "channel", general, "timestamp", ts);
        act("star", ts(ts));
        act("unstar", ts(ts));
    }

    private void files() {
        String carrier = act("upload", ", \"name\": \"photo.png\", \"mimetype\": \"image/png\", \"text\": \"see\"");
        act("delete", ts(carrier));
        String file = it.upload("notes.txt", "text/plain");
        it.user("files.sharedPublicURL", "file", file);
        it.user("files.delete", "file", file);
        it.uploaded("late.txt");
    }
}
