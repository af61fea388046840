package com.atom.slack.ingestion.messages;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.ingestion.house.Archive;
import com.atom.slack.ingestion.house.Door;
import com.atom.slack.ingestion.house.Stage;

import static org.assertj.core.api.Assertions.assertThat;

@Archive
class MessageReadsIT {

    private static final String TEAM = "TREADS";

    @Inject
    Stage stage;

    @Inject
    Door door;

    @BeforeEach
    void aChannelWithAThread() {
        stage.channel(TEAM, "{\"id\":\"C1\",\"name\":\"general\",\"is_channel\":true,\"is_member\":true}");
        stage.channel(TEAM, "{\"id\":\"C2\",\"name\":\"secret\",\"is_private\":true,\"created\":1700000000}");
        stage.users(
                TEAM,
                "[{\"id\":\"U1\",\"name\":\"ann\",\"profile\":{\"display_name\":\"Ann\"}},"
                        + "{\"id\":\"U2\",\"name\":\"bot\",\"is_bot\":true}]");
        stage.page(TEAM, "C1", """
                [{"ts":"1750000001.000000","user":"U1","text":"first","thread_ts":"1750000001.000000","reply_count":9,
                  "files":[{"id":"F1","name":"a.txt","mode":"hosted"}],"client_msg_id":"x",
                  "reactions":[{"name":"eyes","users":["U1","U2"],"count":2}]},
                 {"ts":"1750000002.000000","user":"U2","text":"a reply to <@U1>","thread_ts":"1750000001.000000"},
                 {"ts":"1750000003.000000","user":"U1","text":"broadcast","thread_ts":"1750000001.000000",
                  "subtype":"thread_broadcast","root":{"text":"first"}},
                 {"ts":"1750000004.000000","user":"U1","text":"fourth"}]""");
        stage.page(TEAM, "C2", "[{\"ts\":\"1750000005.000000\",\"user\":\"U1\",\"text\":\"secret\"}]");
    }

    private JsonPath messages(String body) {
        return door.post(TEAM, "/messages", body).jsonPath();
    }

    @Test
    void theTimelineIsNewestFirstWithoutPlainReplies() {
        JsonPath answer = messages("{\"channel_id\":\"C1\"}");

        assertThat(answer.getList("messages.text")).containsExactly("fourth", "broadcast", "first");
        assertThat(answer.getInt("total")).isEqualTo(3);
        assertThat(answer.getBoolean("has_more")).isFalse();
        assertThat(answer.getString("completeness.complete_since")).isEqualTo("unknown");
    }

    @Test
    void aMessageHasSlacksFieldsAndOursAndNoInventedOnes() {
        JsonPath answer = messages("{\"channel_id\":\"C1\"}");

        assertThat(answer.getMap("messages[2]"))
                .containsEntry("client_msg_id", "x")
                .containsEntry("reply_count", 2)
                .containsEntry("latest_reply", "1750000003.000000")
                .containsEntry("reaction_count", 2)
                .containsEntry("file_count", 1)
                .containsEntry("is_thread_parent", true)
                .containsEntry("channel_name", "general")
                .containsEntry("user_name", "Ann")
                .doesNotContainKeys("root", "edited", "bot_id");
        assertThat(answer.getMap("messages[1]")).doesNotContainKey("root").containsEntry("is_thread_reply", true);
    }

    @Test
    void aThreadIsOldestFirst() {
        JsonPath answer = door.post(TEAM, "/messages/replies", """
                {"channel_id":"C1","thread_ts":"1750000001.000000"}""").jsonPath();

        assertThat(answer.getList("messages.text")).containsExactly("first", "a reply to <@U1>", "broadcast");
        assertThat(door.post(TEAM, "/messages/replies", "{\"channel_id\":\"C1\",\"thread_ts\":\"1.000000\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void filtersKeepWhatTheySay() {
        assertThat(messages("{\"channel_id\":\"C1\",\"filters\":{\"has_files\":true}}")
                        .getList("messages.text"))
                .containsExactly("first");
        assertThat(messages("{\"channel_id\":\"C1\",\"filters\":{\"has_thread\":false}}")
                        .getList("messages.text"))
                .containsExactly("fourth", "broadcast");
        assertThat(messages("{\"channel_id\":\"C1\",\"oldest\":\"1750000004\"}").getList("messages.text"))
                .containsExactly("fourth");
        assertThat(messages("{\"channel_id\":\"C1\",\"filters\":{\"text\":\"FOURTH\"}}")
                        .getList("messages.text"))
                .containsExactly("fourth");
    }

    @Test
    void pagesNeitherRepeatNorSkip() {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = messages("{\"channel_id\":\"C1\",\"limit\":1" + cursor + "}");
            all.addAll(page.getList("messages.text"));
            cursor = page.getString("next_cursor") == null
                    ? null
                    : ",\"cursor\":\"" + page.getString("next_cursor") + "\"";
        } while (cursor != null);

        assertThat(all).containsExactly("fourth", "broadcast", "first");
    }

    @Test
    @Tag("security-34")
    void aPrivateChannelDoesNotExistForCallersWithoutIt() {
        assertThat(door.post(TEAM, false, "/messages", "{\"channel_id\":\"C2\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(door.post(TEAM, true, "/messages", "{\"channel_id\":\"C2\"}").statusCode())
                .isEqualTo(200);
        assertThat(door.post(TEAM, false, "/channels", "{\"include_private\":true}")
                        .jsonPath()
                        .getList("channels.id"))
                .containsExactly("C1");
    }

    @Test
    void channelsSayWhetherTheyAreReadableAndWhatToDo() {
        JsonPath answer =
                door.post(TEAM, "/channels", "{\"include_private\":true}").jsonPath();

        assertThat(answer.getList("channels.name")).containsExactly("general", "secret");
        assertThat(answer.getList("channels.readable")).containsExactly(true, false);
        assertThat(answer.getString("channels[1].remedy")).contains("invite");
        assertThat(answer.getInt("total_count")).isEqualTo(2);
    }

    @Test
    void usersAreWithoutBotsUnlessAskedFor() {
        assertThat(door.post(TEAM, "/users", "{}").jsonPath().getList("users.id"))
                .containsExactly("U1");
        assertThat(door.post(TEAM, "/users", "{\"include_bots\":true,\"query\":\"BO\"}")
                        .jsonPath()
                        .getList("users.id"))
                .containsExactly("U2");
    }

    @Test
    void factsAndCountsSpeakOfVisibleMessagesOnly() {
        assertThat(door.get(TEAM, "/facts").jsonPath().getList("facts.after")).hasSize(5);
        assertThat(door.post(TEAM, "/workspace/counts", "{}").jsonPath().getInt("total_messages"))
                .isEqualTo(5);
        assertThat(door.get(TEAM, "/facts?cursor=forged.forged").statusCode()).isEqualTo(400);
    }

    @Test
    void aTombstoneLeavesTheRepliesAndNoText() {
        // Given
        stage.page("TTOMB", "C9", """
                [{"ts":"1750000001.000000","user":"U1","text":"gone soon","thread_ts":"1750000001.000000","reply_count":1},
                 {"ts":"1750000002.000000","user":"U1","text":"still here","thread_ts":"1750000001.000000"}]""");

        // When
        stage.event("TTOMB", """
                {"type":"message","subtype":"message_changed","channel":"C9","channel_type":"channel","event_ts":"1750000003.000000",
                 "message":{"type":"message","subtype":"tombstone","ts":"1750000001.000000","text":"This message was deleted."}}""");

        // Then
        assertThat(door.post("TTOMB", "/messages", "{\"channel_id\":\"C9\"}")
                        .jsonPath()
                        .getList("messages"))
                .isEmpty();
        assertThat(door.post(
                                "TTOMB",
                                "/messages/replies",
                                "{\"channel_id\":\"C9\",\"thread_ts\":\"1750000001.000000\"}")
                        .jsonPath()
                        .getList("messages.text"))
                .containsExactly("still here");
    }

    @Test
    void nothingAnswersWithoutAnInternalToken() {
        for (String path : List.of(
                "/messages",
                "/messages/replies",
                "/messages/lookup",
                "/channels",
                "/users",
                "/search",
                "/workspace/details",
                "/workspace/counts")) {
            assertThat(RestAssured.given()
                            .contentType("application/json")
                            .body("{}")
                            .post("/internal" + path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }
}
