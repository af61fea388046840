package com.atom.slack.simulator;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls every method of messages, of what hangs on them and of the search for them. */
final class MessageCalls {
    private static final String BLOCKS = """
        [{"type": "section", "text": {"type": "mrkdwn", "text": "s"}}, {"type": "divider"}]\
        """;

    private final SkeletonFixture it;
    private final String general;

    MessageCalls(SkeletonFixture it) {
        this.it = it;
        general = it.app.channel("general");
    }

    void all() {
        thread();
        pieces();
        otherWays();
        unfurled();
        reactions();
        changes();
        scheduled();
        boards();
        search();
        it.bot("conversations.history", "channel", general);
    }

    private String post(String text) {
        return it.bot("chat.postMessage", "channel", general, "text", text)
                .path("ts")
                .asText();
    }

    private void replies(String parent) {
        it.bot("conversations.replies", "channel", general, "ts", parent);
    }

    /** Typed by a person, answered by the app and by an app of another name, to all and to a few. */
    private void thread() {
        String parent = it.act("post", general, it.app.admin(), ", \"text\": \"by hand\"");
        it.bot("chat.postMessage", "channel", general, "thread_ts", parent, "text", "all", "reply_broadcast", "true");
        it.bot(
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
                ":robot_face:");
        it.user("chat.postMessage", "channel", general, "thread_ts", parent, "text", "mine");
        it.act("edit", general, it.app.admin(), ", \"text\": \"better\", \"ts\": \"" + parent + "\"");
        replies(parent);
    }

    /** What a text can be made of, and a message of. */
    private void pieces() {
        String text = "*b* :tada: <@" + it.app.admin() + "> <#" + general + "> <!here> <https://x.example/1> `c`";
        String ts = post(text);
        it.user("chat.postMessage", "channel", general, "thread_ts", ts, "text", text);
        it.bot("chat.postMessage", "channel", general, "text", "b", "blocks", BLOCKS);
        it.bot("chat.postMessage", "channel", general, "text", "a", "attachments", "[{\"text\":\"a\"}]");
        it.bot("chat.getPermalink", "channel", general, "message_ts", ts);
        replies(ts);
    }

    private void otherWays() {
        it.user("chat.meMessage", "channel", general, "text", "waves");
        it.bot("chat.postEphemeral", "channel", general, "user", it.app.admin(), "text", "psst");
        it.refused("no_text", "chat.postMessage", "channel", general);
    }

    private void unfurled() {
        String ts = post("look at <https://tracker.example/1>");
        String unfurls = "{\"https://tracker.example/1\": {\"title\": \"Bug 1\"}}";
        it.bot("chat.unfurl", "channel", general, "ts", ts, "unfurls", unfurls);
        replies(ts);
    }

    private void reactions() {
        String ts = post("*nice* :tada:");
        it.user("reactions.add", "channel", general, "timestamp", ts, "name", "tada");
        it.bot("reactions.add", "channel", general, "timestamp", ts, "name", "eyes");
        it.bot("reactions.remove", "channel", general, "timestamp", ts, "name", "eyes");
        String robot = it.bot("chat.postMessage", "channel", general, "text", "r", "icon_emoji", ":robot_face:")
                .path("ts")
                .asText();
        it.user("reactions.add", "channel", general, "timestamp", robot, "name", "tada");
        it.bot("reactions.get", "channel", general, "timestamp", ts, "full", "true");
        it.bot("reactions.get", "channel", general, "timestamp", robot);
        String file = it.upload("loved.png", "image/png");
        it.bot("reactions.get", "file", file);
        it.user("reactions.list", "full", "true");
        it.user("reactions.list", "count", "5", "page", "1");
    }

    private void changes() {
        it.bot("chat.update", "channel", general, "ts", post("old"), "text", "new *bold*");
        it.bot("chat.update", "channel", general, "ts", post("old"), "text", "new", "blocks", BLOCKS);
        String tombstone = post("deleted while it has a reply");
        it.bot("chat.postMessage", "channel", general, "thread_ts", tombstone, "text", "reply");
        it.bot("chat.delete", "channel", general, "ts", tombstone);
        replies(tombstone);
        it.bot("chat.delete", "channel", general, "ts", post("gone"));
    }

    private void scheduled() {
        String at = Long.toString(Instant.now().getEpochSecond() + 3600);
        String id = it.bot("chat.scheduleMessage", "channel", general, "text", "later", "post_at", at, "blocks", BLOCKS)
                .path("scheduled_message_id")
                .asText();
        it.bot("chat.scheduledMessages.list");
        it.bot("chat.deleteScheduledMessage", "channel", general, "scheduled_message_id", id);
    }

    private void boards() {
        String ts = post("pin *me*");
        it.bot("pins.add", "channel", general, "timestamp", ts);
        it.bot("pins.list", "channel", general);
        it.bot("pins.remove", "channel", general, "timestamp", ts);
        JsonNode made = it.bot(
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
                ":tada:");
        String id = made.path("bookmark").path("id").asText();
        it.bot("bookmarks.list", "channel_id", general);
        it.bot("bookmarks.edit", "channel_id", general, "bookmark_id", id, "title", "t2");
        it.bot("bookmarks.remove", "channel_id", general, "bookmark_id", id);
    }

    private void search() {
        post("the zebrafish");
        it.upload("zebra.pdf", "application/pdf");
        it.user("search.messages", "query", "the", "highlight", "true", "count", "100");
        it.user("search.files", "query", "zebra*");
        it.user("search.all", "query", "in:general z*", "cursor", "*");
        String all = "messages,files,channels,users";
        it.user("assistant.search.context", "query", "the", "content_types", all, "include_context_messages", "1");
    }
}
