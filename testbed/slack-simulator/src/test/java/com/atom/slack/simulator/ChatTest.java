package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChatTest {
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
    void aMessageNeedsSomethingToSay() {
        assertThat(app.error("chat.postMessage", "channel", general)).isEqualTo("no_text");
        assertThat(app.error("chat.postMessage", "channel", "C404", "text", "x"))
                .isEqualTo("channel_not_found");
        JsonNode missing = app.call("chat.postMessage", "text", "x");
        assertThat(missing.path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(missing.path("response_metadata").path("messages").get(0).asText())
                .isEqualTo("[ERROR] missing required field: channel");
        assertThat(app.error("chat.postMessage", "channel", general, "text", "x", "as_user", "true"))
                .isEqualTo("as_user_not_supported");
    }

    @Test
    void textOfMoreThanFortyThousandCharactersIsCut() {
        String ts = app.posted("a".repeat(40_100));
        assertThat(app.row(general, ts).path("text").asText()).hasSize(40_000);
    }

    @Test
    void blocksAndAttachmentsAreChecked() {
        assertThat(app.error("chat.postMessage", "channel", general, "blocks", "nonsense"))
                .isEqualTo("invalid_blocks_format");
        JsonNode unknown = app.call("chat.postMessage", "channel", general, "blocks", "[{\"type\":\"poem\"}]");
        assertThat(unknown.path("error").asText()).isEqualTo("invalid_blocks");
        assertThat(unknown.path("response_metadata").path("messages").get(0).asText())
                .isEqualTo("[ERROR] unsupported type: poem [json-pointer:/blocks/0/type]");
        String many = "[" + "{\"type\":\"divider\"},".repeat(50) + "{\"type\":\"divider\"}]";
        assertThat(app.error("chat.postMessage", "channel", general, "blocks", many))
                .isEqualTo("invalid_blocks");
        String more = "[" + "{\"text\":\"x\"},".repeat(100) + "{\"text\":\"x\"}]";
        assertThat(app.error("chat.postMessage", "channel", general, "attachments", more))
                .isEqualTo("too_many_attachments");
        JsonNode posted = app.ok(
                "chat.postMessage",
                "channel",
                general,
                "text",
                "see",
                "blocks",
                "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"hello\"}}]",
                "attachments",
                "[{\"text\":\"one\"}]");
        assertThat(posted.path("message").path("blocks").get(0).path("block_id").asText())
                .isNotEmpty();
        assertThat(posted.path("message").path("attachments").get(0).path("id").asInt())
                .isEqualTo(1);
        assertThat(posted.path("message")
                        .path("attachments")
                        .get(0)
                        .path("fallback")
                        .asText())
                .isEqualTo("one");
    }

    @Test
    void markdownIsTranslatedAndStandsAlone() {
        assertThat(app.ok("chat.postMessage", "channel", general, "markdown_text", "**bold** [a](https://a.example)")
                        .path("message")
                        .path("text")
                        .asText())
                .isEqualTo("*bold* <https://a.example|a>");
        assertThat(app.error("chat.postMessage", "channel", general, "markdown_text", "x", "text", "y"))
                .isEqualTo("markdown_text_conflict");
        assertThat(app.error("chat.postMessage", "channel", general, "markdown_text", "x".repeat(12_001)))
                .isEqualTo("msg_too_long");
    }

    private static String stored(String text, String... more) {
        List<String> args = new ArrayList<>(List.of("channel", general, "text", text));
        args.addAll(List.of(more));
        JsonNode posted = app.ok("chat.postMessage", args.toArray(String[]::new));
        String told = posted.path("message").path("text").asText();
        assertThat(app.row(general, posted.path("ts").asText()).path("text").asText())
                .as("the truth")
                .isEqualTo(told);
        return told;
    }

    @Test
    void namesBecomeMentionsWhenAskedFor() {
        String id = app.somebody();
        String name = app.ok("users.info", "user", id).path("user").path("name").asText();
        String typed = "@" + name + ", see #general. @here @nobody-at-all a@here <https://x.example/@" + name + ">";
        String linked = "<@" + id + ">, see <#" + general + "|general>. <!here> @nobody-at-all a@here"
                + " <https://x.example/@" + name + ">";
        assertThat(stored(typed)).isEqualTo(typed);
        assertThat(stored(typed, "link_names", "true")).isEqualTo(linked);
        assertThat(stored(typed, "parse", "full")).isEqualTo(linked);
        assertThat(stored(typed, "parse", "none", "link_names", "1")).isEqualTo(linked);
        assertThat(stored(typed, "link_names", "false")).isEqualTo(typed);
    }

    @Test
    void addressesAreNotLinkedWhenNothingIsToBeParsed() {
        String plain = "see https://x.example/1 or www.example.com";
        String linked = "see <https://x.example/1> or <http://www.example.com|www.example.com>";
        assertThat(stored(plain)).isEqualTo(linked);
        assertThat(stored(plain, "parse", "none")).isEqualTo(plain);
        String ts = app.posted("before");
        assertThat(app.ok("chat.update", "channel", general, "ts", ts, "text", plain, "parse", "none")
                        .path("text")
                        .asText())
                .isEqualTo(plain);
        assertThat(app.ok("chat.update", "channel", general, "ts", ts, "text", plain)
                        .path("text")
                        .asText())
                .isEqualTo(linked);
    }

    @ParameterizedTest
    @CsvSource({"link_names", "mrkdwn", "unfurl_links", "unfurl_media", "parse"})
    void aSwitchThatIsNoneIsRefused(String name) {
        assertThat(app.error("chat.postMessage", "channel", general, "text", "x", name, "maybe"))
                .isEqualTo("invalid_arguments");
    }

    @Test
    void anUpdateNamesFilesThatAreThere() {
        String ts = app.posted("with files");
        assertThat(app.error("chat.update", "channel", general, "ts", ts, "text", "y", "file_ids", "[\"F404\"]"))
                .isEqualTo("file_not_found");
        assertThat(app.row(general, ts).path("text").asText()).isEqualTo("with files");
        String file = app.app()
                .act("upload", "general", ", \"name\": \"a.pdf\"")
                .path("file")
                .asText();
        app.ok("chat.update", "channel", general, "ts", ts, "text", "y", "file_ids", "[\"" + file + "\"]");
    }

    @Test
    void anEmojiIsKeptByItsNameAndIsAnElementOfTheBlocks() {
        JsonNode message = app.ok("chat.postMessage", "channel", general, "text", "done \ud83c\udf89")
                .path("message");
        assertThat(message.path("text").asText()).isEqualTo("done :tada:");
        assertThat(message.at("/blocks/0/elements/0/elements/1/type").asText()).isEqualTo("emoji");
        assertThat(message.at("/blocks/0/elements/0/elements/1/name").asText()).isEqualTo("tada");
        app.event(
                "message",
                event -> event.path("ts").equals(message.path("ts"))
                        && event.path("text").asText().equals("done :tada:"));
    }

    @Test
    void allTextsOfTheBlocksTogetherMayNotBeTooLong() {
        String section = "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + "a".repeat(2640) + "\"}}";
        String most = "[" + (section + ",").repeat(4) + section;
        app.ok("chat.postMessage", "channel", general, "blocks", most + "]");
        String more = most + ",{\"type\":\"context\",\"elements\":[{\"type\":\"mrkdwn\",\"text\":\"b\"}]}]";
        assertThat(app.error("chat.postMessage", "channel", general, "blocks", more))
                .isEqualTo("msg_blocks_too_long");
    }

    @Test
    void aDisguisedBotPostsAClassicBotMessageAndMayStillChangeIt() {
        JsonNode posted = app.ok(
                "chat.postMessage",
                "channel",
                general,
                "text",
                "beep",
                "username",
                "Robo",
                "icon_emoji",
                ":robot_face:");
        JsonNode message = posted.path("message");
        assertThat(message.path("subtype").asText()).isEqualTo("bot_message");
        assertThat(message.path("username").asText()).isEqualTo("Robo");
        assertThat(message.path("icons").path("emoji").asText()).isEqualTo(":robot_face:");
        assertThat(message.has("user")).isFalse();
        app.ok("chat.update", "channel", general, "ts", posted.path("ts").asText(), "text", "boop");
        app.ok("chat.delete", "channel", general, "ts", posted.path("ts").asText());
    }

    @Test
    void aUsersIdOpensTheDirectMessageOnce() {
        String user = app.somebody();
        JsonNode first = app.ok("chat.postMessage", "channel", user, "text", "hi");
        JsonNode second = app.ok("chat.postMessage", "channel", user, "text", "hi again");
        assertThat(first.path("channel").asText())
                .startsWith("D")
                .isEqualTo(second.path("channel").asText());
        app.event("im_created", event -> event.path("channel").path("id").equals(first.path("channel")));
    }

    @Test
    void aReplyNeedsAMessageThatCanBeAnswered() {
        String parent = app.posted("question");
        JsonNode reply = app.ok("chat.postMessage", "channel", general, "text", "answer", "thread_ts", parent);
        assertThat(reply.path("message").path("parent_user_id").asText()).isEqualTo(app.botUser());
        JsonNode nested = app.ok(
                "chat.postMessage",
                "channel",
                general,
                "text",
                "more",
                "thread_ts",
                reply.path("ts").asText());
        assertThat(nested.path("message").path("thread_ts").asText()).isEqualTo(parent);
        assertThat(app.error("chat.postMessage", "channel", general, "text", "x", "thread_ts", "1.000001"))
                .isEqualTo("thread_not_found");
        JsonNode history = app.ok("conversations.history", "channel", general, "limit", "999");
        String join = "";
        for (JsonNode message : history.path("messages")) {
            join = message.path("subtype").asText().equals("channel_join")
                    ? message.path("ts").asText()
                    : join;
        }
        assertThat(app.error("chat.postMessage", "channel", general, "text", "x", "thread_ts", join))
                .isEqualTo("cannot_reply_to_message");
        assertThat(app.error("conversations.replies", "channel", general, "ts", join))
                .isEqualTo("thread_not_found");
    }

    @Test
    void anUpdateWithTextAloneDropsBlocksAndOneWithoutIsNoEdit() {
        String block = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"v\"}}]";
        String ts = app.ok("chat.postMessage", "channel", general, "text", "v1", "blocks", block)
                .path("ts")
                .asText();
        JsonNode silent = app.ok("chat.update", "channel", general, "ts", ts, "blocks", block);
        assertThat(silent.path("message").has("edited")).isFalse();
        assertThat(silent.path("text").asText()).isEqualTo("v1");
        JsonNode loud = app.ok("chat.update", "channel", general, "ts", ts, "text", "v2");
        assertThat(loud.path("message").path("edited").path("user").asText()).isEqualTo(app.botUser());
        assertThat(loud.path("message").path("blocks").get(0).path("type").asText())
                .isEqualTo("rich_text");
        assertThat(app.error("chat.update", "channel", general, "ts", ts, "text", "x".repeat(4001)))
                .isEqualTo("msg_too_long");
        assertThat(app.error("chat.update", "channel", general, "ts", "1.000001", "text", "x"))
                .isEqualTo("message_not_found");
    }

    @Test
    void onlyItsOwnMessagesAreABotsToChangeAndAnAdministratorMayDeleteAll() {
        String theirs = app.app()
                .act("post", "general", ", \"text\": \"mine\"")
                .path("ts")
                .asText();
        assertThat(app.error("chat.update", "channel", general, "ts", theirs, "text", "x"))
                .isEqualTo("cant_update_message");
        assertThat(app.error("chat.delete", "channel", general, "ts", theirs)).isEqualTo("cant_delete_message");
        String bots = app.posted("the bot's");
        assertThat(app.personError("chat.update", "channel", general, "ts", bots, "text", "x"))
                .isEqualTo("cant_update_message");
        app.personOk("chat.delete", "channel", general, "ts", bots);
        app.event("message", event -> event.path("deleted_ts").asText().equals(bots));
        assertThat(app.error("chat.delete", "channel", general, "ts", bots)).isEqualTo("message_not_found");
    }

    @Test
    void aReplyCanBeBroadcastLater() {
        String parent = app.posted("thread");
        String reply = app.ok("chat.postMessage", "channel", general, "text", "quiet", "thread_ts", parent)
                .path("ts")
                .asText();
        JsonNode told = app.ok("chat.update", "channel", general, "ts", reply, "text", "quiet", "reply_broadcast", "1");
        assertThat(told.path("message").path("subtype").asText()).isEqualTo("thread_broadcast");
        JsonNode newest = app.ok("conversations.history", "channel", general, "limit", "1")
                .path("messages")
                .get(0);
        assertThat(newest.path("ts").asText()).isEqualTo(reply);
        assertThat(newest.path("root").path("ts").asText()).isEqualTo(parent);
    }

    @Test
    void metadataIsShownToWhoAsksAndToldByEventsOfItsOwn() {
        String first = "{\"event_type\":\"task\",\"event_payload\":{\"state\":\"new\"}}";
        String other = "{\"event_type\":\"task\",\"event_payload\":{\"state\":\"done\"}}";
        String ts = app.ok("chat.postMessage", "channel", general, "text", "t", "metadata", first)
                .path("ts")
                .asText();
        assertThat(newest().has("metadata")).isFalse();
        assertThat(newest("include_all_metadata", "true")
                        .path("metadata")
                        .path("event_type")
                        .asText())
                .isEqualTo("task");
        app.ok("chat.update", "channel", general, "ts", ts, "text", "t", "metadata", other);
        app.ok("chat.update", "channel", general, "ts", ts, "text", "t", "metadata", "{}");
        app.event(
                "message_metadata_posted",
                event -> event.path("message_ts").asText().equals(ts));
        JsonNode updated = app.event(
                "message_metadata_updated",
                event -> event.path("message_ts").asText().equals(ts));
        assertThat(updated.path("previous_metadata").toString()).isEqualTo(first);
        assertThat(updated.path("metadata").toString()).isEqualTo(other);
        app.event(
                "message_metadata_deleted",
                event -> event.path("message_ts").asText().equals(ts));
        assertThat(app.error("chat.postMessage", "channel", general, "text", "t", "metadata", "[]"))
                .isEqualTo("invalid_metadata_format");
        assertThat(app.error("chat.postMessage", "channel", general, "text", "t", "metadata", "{\"a\":1}"))
                .isEqualTo("invalid_metadata_schema");
    }

    private static JsonNode newest(String... more) {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"channel", general, "limit", "1"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return app.ok("conversations.history", args).path("messages").get(0);
    }

    @Test
    void whatOnlyOnePersonSeesIsNotInTheHistory() {
        String ts = app.ok("chat.postEphemeral", "channel", general, "user", app.admin(), "text", "psst")
                .path("message_ts")
                .asText();
        assertThat(app.ok("conversations.history", "channel", general).toString())
                .doesNotContain(ts);
        assertThat(app.error("chat.postEphemeral", "channel", general, "user", "U404", "text", "psst"))
                .isEqualTo("user_not_in_channel");
    }

    @Test
    void aMeMessageIsOne() {
        String ts = app.ok("chat.meMessage", "channel", general, "text", "waves")
                .path("ts")
                .asText();
        JsonNode event = app.event("message", told -> told.path("ts").asText().equals(ts));
        assertThat(event.path("subtype").asText()).isEqualTo("me_message");
    }
}
