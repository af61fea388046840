package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.story.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** Exports as section 6 of the platform notes describes them. */
class ExportTest {
    private static final long ANCHOR = 1_795_000_000;

    @TempDir
    static Path folder;

    static SimulatorServer server;
    static Http http;
    static String team;
    static JsonNode truth;
    static Unzipped standard;
    static Unzipped corporate;

    @BeforeAll
    static void export() {
        server = SimulatorServer.start(
                SimulatorOptions.forTests(folder).ofSize(Size.SMALL, 3, ANCHOR).withWorkspaces(1, 3));
        http = new Http(server.baseUrl());
        team = http.json("/_sim/truth").path("teams").get(0).path("id").asText();
        truth = http.json("/_sim/truth/" + team);
        standard = Unzipped.of(Unzipped.export(http, team));
        corporate = Unzipped.of(Unzipped.export(http, team + "?layout=corporate"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theStandardLayoutHoldsPublicChannelsOnly() {
        assertThat(standard.entries().keySet())
                .contains("channels.json", "users.json", "integration_logs.json", "canvases.json")
                .doesNotContain("groups.json", "dms.json", "mpims.json");
        assertThat(names(standard, "channels.json")).isEqualTo(truths("public", "name"));
        assertThat(folders(standard)).isEqualTo(truths("public", "name"));
    }

    @Test
    void theCorporateLayoutHoldsEverythingDirectMessagesUnderTheirIds() {
        assertThat(names(corporate, "groups.json")).isEqualTo(truths("private", "name"));
        assertThat(names(corporate, "mpims.json")).isEqualTo(truths("mpim", "name"));
        Set<String> expected = truths("public", "name");
        expected.addAll(truths("private", "name"));
        expected.addAll(truths("mpim", "name"));
        expected.addAll(truths("im", "id"));
        assertThat(folders(corporate)).isEqualTo(expected);
        corporate.list("dms.json").forEach(direct -> {
            assertThat(direct.has("name")).isFalse();
            assertThat(direct.path("members")).hasSize(2);
        });
    }

    @Test
    void noTextOfAPrivateConversationIsAnywhereInTheStandardZip() {
        // Given
        List<String> secrets = new ArrayList<>();
        for (JsonNode channel : truth.path("channels")) {
            if (!channel.path("kind").asText().equals("public")) {
                rows(channel).forEach(row -> secrets.add(row.path("text").asText()));
            }
        }
        Set<String> open = new TreeSet<>();
        for (JsonNode channel : truth.path("channels")) {
            if (channel.path("kind").asText().equals("public")) {
                rows(channel).forEach(row -> open.add(row.path("text").asText()));
            }
        }
        secrets.removeIf(secret -> open.stream().anyMatch(text -> text.contains(secret)));
        // When
        Set<String> exported = new TreeSet<>();
        StringBuilder whole = new StringBuilder();
        for (String path : standard.entries().keySet()) {
            whole.append(standard.text(path));
        }
        folders(standard)
                .forEach(name -> standard.messages(name)
                        .forEach(row -> exported.add(row.path("text").asText())));
        // Then
        assertThat(secrets).hasSizeGreaterThan(20);
        assertThat(exported).doesNotContainAnyElementsOf(secrets);
        String text = whole.toString();
        secrets.forEach(secret -> assertThat(text).doesNotContain(escaped(secret)));
        for (JsonNode channel : truth.path("channels")) {
            if (!channel.path("kind").asText().equals("public")) {
                assertThat(text).doesNotContain(channel.path("id").asText());
            }
        }
    }

    @Test
    void everyMessageThatIsNotDeletedIsThereOnTheDayOfItsTs() {
        for (JsonNode channel : truth.path("channels")) {
            String name = channel.path("name").asText();
            String place = name.isEmpty() ? channel.path("id").asText() : name;
            List<String> expected = rows(channel).stream()
                    .filter(row -> !row.path("deleted").asBoolean()
                            || row.path("subtype").asText().equals("tombstone"))
                    .map(row -> row.path("ts").asText())
                    .toList();
            List<String> found = corporate.messages(place).stream()
                    .map(row -> row.path("ts").asText())
                    .toList();
            assertThat(found).as(place).isEqualTo(expected);
        }
        corporate.entries().keySet().stream()
                .filter(path -> path.matches(".*/\\d{4}-\\d{2}-\\d{2}\\.json"))
                .forEach(path -> corporate
                        .list(path)
                        .forEach(row -> assertThat(path)
                                .endsWith(Instant.ofEpochSecond(Long.parseLong(
                                                        row.path("ts").asText().split("\\.")[0]))
                                                .atZone(ZoneOffset.UTC)
                                                .toLocalDate()
                                        + ".json")));
    }

    @Test
    void repliesStandFlatAndTheirParentListsThem() {
        List<JsonNode> messages = all(corporate);
        List<JsonNode> parents =
                messages.stream().filter(row -> row.has("replies")).toList();
        assertThat(parents).isNotEmpty();
        for (JsonNode parent : parents) {
            assertThat(parent.path("thread_ts")).isEqualTo(parent.path("ts"));
            assertThat(parent.path("replies"))
                    .hasSize(parent.path("reply_count").asInt());
            for (JsonNode reply : parent.path("replies")) {
                JsonNode found = messages.stream()
                        .filter(row -> row.path("ts").equals(reply.path("ts"))
                                && row.path("thread_ts").equals(parent.path("ts")))
                        .findFirst()
                        .orElseThrow();
                assertThat(found.path("parent_user_id").asText())
                        .isEqualTo(parent.path("user").asText());
            }
        }
    }

    @Test
    void messagesTellWhoWroteThemAndFilesLieBehindAToken() {
        List<JsonNode> messages = all(corporate);
        JsonNode typed = messages.stream()
                .filter(row -> row.has("client_msg_id") && row.has("files"))
                .findFirst()
                .orElseThrow();
        assertThat(typed.path("user_profile").path("team").asText()).isEqualTo(team);
        assertThat(typed.path("user_profile").path("real_name").asText()).isNotEmpty();
        assertThat(typed.path("user_team").asText()).isEqualTo(team);
        String url = typed.path("files").get(0).path("url_private_download").asText();
        assertThat(url).matches("https://files\\.slack\\.com/.*\\?t=xoxe-\\d+-\\d+-\\d+-[0-9a-f]+");
        assertThat(messages).noneMatch(row -> row.has("channel"));
        assertThat(messages).anyMatch(row -> row.path("subtype").asText().equals("tombstone"));
        // When
        HttpResponse<String> file = http.get(url.substring("https://files.slack.com".length()));
        HttpResponse<String> without = http.get(url.substring("https://files.slack.com".length(), url.indexOf("?t=")));
        // Then
        assertThat(file.body()).startsWith(typed.path("files").get(0).path("id").asText());
        assertThat(without.body()).contains("Sign in");
    }

    @Test
    void theBytesLookLikePhpAndListMembersInline() {
        String channels = standard.text("channels.json");
        assertThat(channels).startsWith("[\n    {\n        \"id\": \"C");
        assertThat(channels).contains("\"pins\": []");
        assertThat(standard.text("users.json")).contains("https:\\/\\/").matches("(?s).*\\\\u00[0-9a-f]{2}.*");
        assertThat(standard.text("users.json").chars()).allMatch(letter -> letter < 128);
        JsonNode general = standard.list("channels.json").getFirst();
        assertThat(general.path("members")).isNotEmpty();
        assertThat(general.path("purpose").path("value").asText()).isNotEmpty();
        assertThat(general.path("is_general").asBoolean()).isTrue();
    }

    @Test
    void theSameWorldGivesTheSameBytes(@TempDir Path other) {
        try (SimulatorServer twin = SimulatorServer.start(
                SimulatorOptions.forTests(other).ofSize(Size.SMALL, 3, ANCHOR).withWorkspaces(1, 3))) {
            assertThat(Unzipped.export(new Http(twin.baseUrl()), team + "?layout=corporate"))
                    .isEqualTo(Unzipped.export(http, team + "?layout=corporate"));
        }
    }

    private static List<JsonNode> rows(JsonNode channel) {
        List<JsonNode> rows = new ArrayList<>();
        http.json("/_sim/truth/" + team + "/" + channel.path("id").asText() + "?limit=5000")
                .path("messages")
                .forEach(rows::add);
        return rows;
    }

    private static List<JsonNode> all(Unzipped zip) {
        return folders(zip).stream()
                .flatMap(name -> zip.messages(name).stream())
                .toList();
    }

    private static Set<String> names(Unzipped zip, String index) {
        Set<String> names = new TreeSet<>();
        zip.list(index).forEach(entry -> names.add(entry.path("name").asText()));
        return names;
    }

    private static Set<String> folders(Unzipped zip) {
        Set<String> folders = new TreeSet<>();
        zip.entries().keySet().stream()
                .filter(path -> path.contains("/"))
                .forEach(path -> folders.add(path.substring(0, path.indexOf('/'))));
        return folders;
    }

    private static Set<String> truths(String kind, String field) {
        Set<String> values = new TreeSet<>();
        truth.path("channels").forEach(channel -> {
            if (channel.path("kind").asText().equals(kind)) {
                values.add(channel.path(field).asText());
            }
        });
        return values;
    }

    /** As it would stand in the ZIP. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char letter : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).toCharArray()) {
            switch (letter) {
                case '/' -> escaped.append("\\/");
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                default ->
                    escaped.append(letter < 128 ? String.valueOf(letter) : String.format("\\u%04x", (int) letter));
            }
        }
        return escaped.toString();
    }
}
