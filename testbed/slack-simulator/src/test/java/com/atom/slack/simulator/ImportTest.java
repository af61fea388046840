package com.atom.slack.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.atom.slack.simulator.PlainExport.DAY;
import static com.atom.slack.simulator.PlainExport.USERS;
import static com.atom.slack.simulator.PlainExport.plain;
import static com.atom.slack.simulator.PlainExport.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** ZIPs as the world has them, odd ones too, become workspaces. */
class ImportTest {
    @TempDir
    Path folder;

    private SimulatorServer server;
    private Http http;

    @BeforeEach
    void start() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        http = new Http(server.baseUrl());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode imported(Map<String, String> entries) {
        var answer = Unzipped.imported(http, zip(entries), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.tree(answer);
    }

    private List<JsonNode> messages(JsonNode report, String channel) {
        String team = report.path("teams").get(0).path("id").asText();
        for (JsonNode row : http.json("/_sim/truth/" + team).path("channels")) {
            if (row.path("name").asText().equals(channel)
                    || row.path("id").asText().equals(channel)) {
                JsonNode page =
                        http.json("/_sim/truth/" + team + "/" + row.path("id").asText());
                return page.path("messages").valueStream().toList();
            }
        }
        throw new AssertionError("no channel " + channel);
    }

    private JsonNode channel(JsonNode report, String name) {
        String team = report.path("teams").get(0).path("id").asText();
        return http.json("/_sim/truth/" + team)
                .path("channels")
                .valueStream()
                .filter(row -> row.path("name").asText().equals(name)
                        || row.path("id").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Arguments> oddities() {
        return Stream.of(
                arguments("a list that is missing", "groups.json", "[]"),
                arguments("a file that is none of ours", "huddles/transcript.txt", "hm"),
                arguments("a canvas beside the days", "general/canvas_in_the_conversation.json", "{"),
                arguments("comments on a file", "FC:F123:plan/2017-07-14.json", DAY),
                arguments("an attachment", "general/attachments/F1-a.pdf", "%PDF"),
                arguments("an upload", "__uploads/F1/a.pdf", "%PDF"),
                arguments("a folder of a Mac", "__MACOSX/general/._2017-07-14.json", "\0"),
                arguments("content flags", "content_flags.json", "{}"),
                arguments("integration logs", "integration_logs.json", "[{\"change_type\": \"added\"}]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void whatStandsBesideTheConversationsDoesNoHarm(String what, String path, String content) {
        JsonNode report = imported(plain(path, content));
        assertThat(report.path("messages").asInt()).as(what).isEqualTo(1);
        assertThat(messages(report, "general")).hasSize(1);
    }

    @Test
    void anInstalledAppReadsItLikeAnyOtherWorkspace() {
        // Given
        JsonNode report = imported(plain());
        String team = report.path("teams").get(0).path("id").asText();
        InstalledApp app = InstalledApp.inTeam(server, team);
        // When
        JsonNode history = app.call("conversations.history", "channel", "C1GEN");
        JsonNode info = app.call("conversations.info", "channel", "C1GEN").path("channel");
        JsonNode users = app.call("users.list");
        // Then
        assertThat(team).isEqualTo("T1OLD");
        assertThat(history.path("messages").valueStream().filter(row -> !row.has("subtype")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("text").asText()).isEqualTo("hello");
                    assertThat(row.path("ts").asText()).isEqualTo("1500000001.000100");
                    assertThat(row.path("user").asText()).isEqualTo("U1ADA");
                });
        assertThat(info.path("created").asLong()).isEqualTo(1500000000);
        assertThat(info.path("topic").path("value").asText()).isEqualTo("t");
        assertThat(info.path("purpose").path("last_set").asLong()).isEqualTo(6);
        assertThat(users.path("members")
                        .valueStream()
                        .map(user -> user.path("name").asText()))
                .contains("ada", "bob");
        assertThat(Unzipped.of(Unzipped.export(http, team))
                        .list("channels.json")
                        .getFirst()
                        .path("pins"))
                .hasSize(1);
    }

    @Test
    void itIsStillThereAfterARestart() {
        JsonNode report = imported(plain());
        List<JsonNode> before = messages(report, "general");
        server.close();
        start();
        assertThat(messages(report, "general")).isEqualTo(before).hasSize(1);
    }

    @Test
    void messagesOfAllSortsAreKeptAsTheyWere() {
        JsonNode report = imported(plain("general/2017-07-15.json", """
            [{"type": "message", "text": "nobody", "ts": "1500100001.000000"},
             {"type": "message", "subtype": "bot_message", "bot_id": "B1", "username": "ci", "text": "built",
              "ts": "1500100002.000000", "icons": {"image_48": "https://x.example/i.png"}},
             {"type": "message", "subtype": "sh_room_created", "user": "U1ADA", "text": "", "room": {"id": "R1"},
              "ts": "1500100003.000000"},
             {"type": "message", "user": "U1ADA", "text": "<@U2BOB|bob> &amp; <#C1GEN|general>", "ts": "1500100004.000000",
              "files": [{"id": "F1GONE", "mode": "tombstone"}, {"id": "F2HID", "mode": "hidden_by_limit"},
                        {"id": "F3", "name": "a.png", "mode": "hosted", "mimetype": "image/png", "thumb_64":
                         "https://files.slack.com/files-tmb/T1OLD-F3-0/a_64.png?t=xoxe-1-2-3-abc",
                         "url_private": "https://files.slack.com/files-pri/T1OLD-F3/a.png?t=xoxe-1-2-3-abc"}]},
             {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "text": "This message was deleted.",
              "hidden": true, "ts": "1500100005.000000", "thread_ts": "1500100005.000000", "reply_count": 1},
             {"type": "message", "user": "U9XYZ", "text": "from elsewhere", "ts": "1500100006.000000", "thread_ts":
              "1500100005.000000", "user_profile": {"real_name": "Zoë", "name": "zoe", "team": "T9OTHER"}},
             {"type": "message", "user": "U1ADA", "text": "to a parent that is not in the range", "ts":
              "1500100007.000000", "thread_ts": "1400000000.000000", "parent_user_id": "U2BOB"},
             {"type": "message", "subtype": "message_changed", "ts": "1500100008.000000", "message": {}},
             {"type": "message", "user": "U1ADA", "text": "late", "ts": "1500000000.500000"}]\
            """));
        List<JsonNode> rows = messages(report, "general");
        assertThat(report.path("edit_logs").asInt()).isEqualTo(1);
        assertThat(rows).hasSize(9);
        assertThat(rows.getFirst().path("text").asText()).isEqualTo("late");
        InstalledApp app = InstalledApp.inTeam(server, "T1OLD");
        Map<String, JsonNode> shown = new LinkedHashMap<>();
        app.call("conversations.history", "channel", "C1GEN", "limit", "100")
                .path("messages")
                .forEach(row -> shown.put(row.path("ts").asText(), row));
        assertThat(shown.get("1500100001.000000").has("user")).isFalse();
        assertThat(shown.get("1500100002.000000").path("icons").path("image_48").asText())
                .endsWith("i.png");
        assertThat(shown.get("1500100003.000000").path("room").path("id").asText())
                .isEqualTo("R1");
        JsonNode files = shown.get("1500100004.000000").path("files");
        assertThat(shown.get("1500100004.000000").path("text").asText())
                .isEqualTo("<@U2BOB|bob> &amp; <#C1GEN|general>");
        assertThat(files.get(0).toString()).isEqualTo("{\"id\":\"F1GONE\",\"mode\":\"tombstone\"}");
        assertThat(files.get(2).path("url_private").asText()).endsWith("/T1OLD-F3/a.png");
        assertThat(files.get(2).path("thumb_64").asText()).endsWith("a_64.png");
        assertThat(shown.get("1500100005.000000").path("subtype").asText()).isEqualTo("tombstone");
        assertThat(shown.get("1500100005.000000").path("reply_count").asInt()).isEqualTo(1);
        assertThat(app.call("users.info", "user", "U9XYZ")
                        .path("user")
                        .path("real_name")
                        .asText())
                .isEqualTo("Zoë");
        assertThat(http.get("/_sim/journal?after=0&limit=100000").body()).doesNotContain("xoxe-");
    }

    @Test
    void aTsThatIsInTwoDaysIsTakenOnce() {
        JsonNode report = imported(plain("general/2017-07-15.json", DAY.replace("hello", "again")));
        assertThat(report.path("duplicates").asInt()).isEqualTo(1);
        assertThat(messages(report, "general"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("text").asText()).isEqualTo("hello"));
    }

    @Test
    void channelsAreFoundByNameByIdAndByAFormerName() {
        Map<String, String> entries = plain();
        entries.put("groups.json", """
            [{"id": "G1SECRET", "name": "", "created": 1, "members": ["U1ADA"]},
             {"id": "G2NEW", "name": "new-name", "previous_names": ["old-name"], "members": ["U1ADA"]},
             {"id": "G3EMPTY", "name": "empty", "members": []}]\
            """);
        entries.put("dms.json", "[{\"id\": \"D1DIRECT\", \"created\": 1, \"members\": [\"U1ADA\", \"U2BOB\"]}]");
        entries.put("mpims.json", "[{\"id\": \"G4MANY\", \"name\": \"mpdm-a--b-1\", \"members\": [\"U1ADA\"]}]");
        entries.put("G1SECRET/2017-07-14.json", DAY);
        entries.put("old-name/2017-07-14.json", DAY);
        entries.put("D1DIRECT/2017-07-14.json", DAY);
        entries.put("mpdm-a--b-1/2017-07-14.json", DAY);
        entries.put("left-over/2017-07-14.json", DAY);
        JsonNode report = imported(entries);
        assertThat(report.path("layout").asText()).isEqualTo("corporate");
        assertThat(report.path("messages").asInt()).isEqualTo(6);
        for (String id : List.of("G1SECRET", "G2NEW", "D1DIRECT", "G4MANY")) {
            assertThat(messages(report, id)).as(id).hasSize(1);
        }
        assertThat(channel(report, "G4MANY").path("kind").asText()).isEqualTo("mpim");
        assertThat(channel(report, "D1DIRECT").path("kind").asText()).isEqualTo("im");
        assertThat(channel(report, "left-over").path("kind").asText()).isEqualTo("private");
        assertThat(channel(report, "empty").path("messages").asInt()).isZero();
        InstalledApp.inTeam(server, "T1OLD");
    }

    @Test
    void withoutAnyListThereAreStillTheFolders() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(
                "general/2017-07-14.json", DAY.replace("\"text\"", "\"user_profile\": {\"name\": \"ada\"}, \"text\""));
        entries.put("D1ABCDEFG/2017-07-14.json", DAY);
        JsonNode report = imported(entries);
        assertThat(report.path("teams").get(0).path("admin").asText()).isEqualTo("U1ADA");
        assertThat(channel(report, "general").path("kind").asText()).isEqualTo("public");
        assertThat(channel(report, "general").path("members")).hasSize(1);
        assertThat(channel(report, "D1ABCDEFG").path("kind").asText()).isEqualTo("im");
    }

    @Test
    void aZipWithEverythingInOneFolderIsReadAsWell() {
        Map<String, String> entries = new LinkedHashMap<>();
        plain().forEach((path, text) -> entries.put("my export/" + path, text));
        assertThat(messages(imported(entries), "general")).hasSize(1);
    }

    @Test
    void withoutAnAdministratorTheFirstPersonBecomesOne() {
        JsonNode report = imported(plain("users.json", USERS.replace("\"is_admin\": true, ", "")));
        assertThat(report.path("teams").get(0).path("admin").asText()).isEqualTo("U1ADA");
    }

    @Test
    void aBadWishIsRefusedBeforeTheBodyIsRead() {
        assertThat(Unzipped.imported(http, zip(plain()), "?domain=No%20Domain").body())
                .contains("invalid_name");
        assertThat(http.post("/_sim/import", "x", "Content-Type", "multipart/form-data; boundary=x")
                        .body())
                .contains("the ZIP itself");
    }

    @Test
    void aZipOfTheCommandLineIsTakenOnceAndABrokenOneStopsTheStart(@TempDir Path other) throws Exception {
        Path good = Files.write(other.resolve("good.zip"), zip(plain()));
        Path bad = Files.write(other.resolve("bad.zip"), "hello".getBytes(StandardCharsets.UTF_8));
        SimulatorOptions options = SimulatorOptions.forTests(other.resolve("data"));
        for (int start = 0; start < 2; start++) {
            try (SimulatorServer process = SimulatorServer.start(options, List.of(good))) {
                JsonNode teams = new Http(process.baseUrl()).json("/_sim/truth").path("teams");
                assertThat(teams).hasSize(2);
                assertThat(teams.get(1).path("id").asText()).isEqualTo("T1OLD");
            }
        }
        assertThatThrownBy(() -> SimulatorServer.start(options, List.of(bad)))
                .hasMessageContaining("bad.zip")
                .hasMessageContaining("not a whole ZIP");
    }
}
