package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.simulator.story.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** What leaves one simulator as a ZIP comes into another as what it was. */
class RoundTripTest {
    private static final long ANCHOR = 1_795_000_000;

    @TempDir
    static Path there;

    @TempDir
    static Path here;

    static SimulatorServer source;
    static SimulatorServer target;
    static Http from;
    static Http to;

    @BeforeAll
    static void start() {
        source = SimulatorServer.start(
                SimulatorOptions.forTests(there).ofSize(Size.SMALL, 5, ANCHOR).withWorkspaces(1, 3));
        target = SimulatorServer.start(SimulatorOptions.forTests(here).ofSize(Size.SMALL, 99, ANCHOR));
        from = new Http(source.baseUrl());
        to = new Http(target.baseUrl());
        decorate();
    }

    /** What the story itself has none of. */
    private static void decorate() {
        String admin =
                from.json("/_sim/truth").path("teams").get(0).path("admin").asText();
        String ts = act("post", admin, ", \"text\": \"see https://example.com/a?b=1 & <tell> me\"");
        act("unfurl", admin, ", \"ts\": \"" + ts + "\", \"url\": \"https://example.com/a?b=1\", \"title\": \"A page\"");
        String other = act("post", admin, ", \"text\": \"boxed\", \"blocks\": [{\"type\": \"divider\"}]");
        act("detect_language", admin, ", \"ts\": \"" + other + "\", \"locale\": \"de\"");
        act("edit", admin, ", \"ts\": \"" + other + "\", \"text\": \"unboxed\"");
        act("topic", admin, ", \"text\": \"Ünïcode / and :slash:\"");
        String parent = act("post", admin, ", \"text\": \"soon gone\"");
        act("reply", admin, ", \"text\": \"answer\", \"thread_ts\": \"" + parent + "\"");
        act("delete", admin, ", \"ts\": \"" + parent + "\"");
    }

    private static String act(String action, String user, String more) {
        return from.act("""
            {"action": "%s", "channel": "general", "user": "%s"%s}\
            """.formatted(action, user, more)).path("ts").asText();
    }

    @AfterAll
    static void stop() {
        source.close();
        target.close();
    }

    @Test
    void everyMessageIsTheSameInTheTruthOfBoth() {
        // Given
        String team = first(from);
        byte[] zip = Unzipped.export(from, team + "?layout=corporate");
        // When
        JsonNode report = imported(zip);
        // Then
        assertThat(report.path("layout").asText()).isEqualTo("corporate");
        assertThat(report.path("duplicates").asInt()).isZero();
        assertThat(report.path("teams").get(0).path("id").asText()).isEqualTo(team);
        Map<String, List<JsonNode>> original = truth(from, team);
        assertThat(original.values().stream().mapToInt(List::size).sum())
                .isEqualTo(report.path("messages").asInt())
                .isGreaterThan(550);
        assertThat(truth(to, team)).isEqualTo(original);
        assertThat(original.values().stream().flatMap(List::stream))
                .anyMatch(row -> row.path("subtype").asText().equals("tombstone"))
                .anyMatch(row -> row.has("edited_ts"))
                .anyMatch(row -> !row.path("reactions").isEmpty())
                .anyMatch(row -> !row.path("files").isEmpty())
                .anyMatch(row -> row.path("subtype").asText().equals("thread_broadcast"))
                .anyMatch(row -> row.path("reply_count").asInt() > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "corporate"})
    void anExportOfTheImportIsTheSameByteForByte(String layout, @TempDir Path folder) {
        String team = first(from);
        byte[] zip = Unzipped.export(from, team + "?layout=" + layout);
        try (SimulatorServer other =
                SimulatorServer.start(SimulatorOptions.forTests(folder).ofSize(Size.SMALL, 77, ANCHOR))) {
            Http http = new Http(other.baseUrl());
            assertThat(Unzipped.imported(http, zip, "").statusCode()).isEqualTo(200);
            same(Unzipped.of(zip), Unzipped.of(Unzipped.export(http, team + "?layout=" + layout)));
        }
    }

    @Test
    void anOrganisationComesBackWithItsWorkspacesAndWhatTheyShare(@TempDir Path folder) {
        String division =
                from.json("/_sim/truth").path("teams").get(1).path("id").asText();
        String enterprise = from.json("/_sim/truth/" + division + "/users")
                .path("users")
                .get(0)
                .path("enterprise_user")
                .path("enterprise_id")
                .asText();
        byte[] zip = Unzipped.export(from, enterprise + "?layout=corporate");
        try (SimulatorServer other =
                SimulatorServer.start(SimulatorOptions.forTests(folder).ofSize(Size.SMALL, 77, ANCHOR))) {
            Http http = new Http(other.baseUrl());
            JsonNode report = Http.tree(Unzipped.imported(http, zip, ""));
            assertThat(report.path("layout").asText()).isEqualTo("org");
            assertThat(report.path("teams")).hasSize(3);
            same(Unzipped.of(zip), Unzipped.of(Unzipped.export(http, enterprise + "?layout=corporate")));
            report.path("teams").forEach(team -> {
                String id = team.path("id").asText();
                assertThat(team.path("enterprise").asText()).isEqualTo(enterprise);
                assertThat(truth(http, id)).isEqualTo(truth(from, id));
            });
        }
    }

    /** A workspace of that id is there already: the new one gets another, everywhere in it. */
    @Test
    void aSecondImportOfTheSameZipIsAnotherWorkspace(@TempDir Path folder) {
        String team = first(from);
        byte[] zip = Unzipped.export(from, team + "?layout=corporate");
        try (SimulatorServer other =
                SimulatorServer.start(SimulatorOptions.forTests(folder).ofSize(Size.SMALL, 77, ANCHOR))) {
            Http http = new Http(other.baseUrl());
            Http.tree(Unzipped.imported(http, zip, "?name=First&domain=first"));
            JsonNode second = Http.tree(Unzipped.imported(http, zip, "?name=Second%20one"))
                    .path("teams")
                    .get(0);
            assertThat(second.path("id").asText()).isNotEqualTo(team);
            assertThat(second.path("name").asText()).isEqualTo("Second one");
            assertThat(second.path("domain").asText()).isEqualTo("second-one");
            assertThat(truth(http, second.path("id").asText())).isEqualTo(truth(from, team));
            Unzipped again = Unzipped.of(Unzipped.export(http, second.path("id").asText() + "?layout=corporate"));
            again.entries()
                    .keySet()
                    .forEach(path -> assertThat(again.text(path))
                            .as(path)
                            .doesNotContain("\"" + team + "\"", "files-pri\\/" + team));
        }
    }

    private static void same(Unzipped one, Unzipped other) {
        assertThat(other.entries().keySet()).isEqualTo(one.entries().keySet());
        one.entries()
                .keySet()
                .forEach(path -> assertThat(other.text(path)).as(path).isEqualTo(one.text(path)));
    }

    private static JsonNode imported(byte[] zip) {
        return Http.tree(Unzipped.imported(to, zip, ""));
    }

    private static String first(Http http) {
        return http.json("/_sim/truth").path("teams").get(0).path("id").asText();
    }

    /** What an export can carry: everything but what was deleted without a trace. */
    private static Map<String, List<JsonNode>> truth(Http http, String team) {
        Map<String, List<JsonNode>> truth = new LinkedHashMap<>();
        for (JsonNode channel : http.json("/_sim/truth/" + team).path("channels")) {
            List<JsonNode> rows = new ArrayList<>();
            http.json("/_sim/truth/" + team + "/" + channel.path("id").asText() + "?limit=5000")
                    .path("messages")
                    .forEach(row -> {
                        if (!row.path("deleted").asBoolean()
                                || row.path("subtype").asText().equals("tombstone")) {
                            rows.add(row);
                        }
                    });
            truth.put(channel.path("id").asText(), rows);
        }
        return truth;
    }
}
