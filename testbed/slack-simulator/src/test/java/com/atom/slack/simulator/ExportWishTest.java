package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.atom.slack.simulator.story.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** What one may wish of an export: an organisation, some days, another layout; and when it is of. */
class ExportWishTest {
    private static final long ANCHOR = 1_795_000_000;

    @TempDir
    static Path folder;

    static SimulatorServer server;
    static Http http;
    static String team;

    @BeforeAll
    static void start() {
        server = SimulatorServer.start(
                SimulatorOptions.forTests(folder).ofSize(Size.SMALL, 3, ANCHOR).withWorkspaces(1, 3));
        http = new Http(server.baseUrl());
        team = http.json("/_sim/truth").path("teams").get(0).path("id").asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRangeOfDaysLeavesTheOtherDaysOut() {
        Unzipped whole = Unzipped.of(Unzipped.export(http, team));
        List<String> days = whole.entries().keySet().stream()
                .filter(path -> path.startsWith("general/2"))
                .map(path -> path.substring(8, 18))
                .toList();
        String from = days.get(2);
        String to = days.get(4);
        Unzipped ranged = Unzipped.of(Unzipped.export(http, team + "?from=" + from + "&to=" + to));
        assertThat(ranged.entries().keySet().stream()
                        .filter(path -> path.startsWith("general/2"))
                        .map(path -> path.substring(8, 18)))
                .isEqualTo(days.subList(2, 5));
        assertThat(names(ranged, "channels.json")).isEqualTo(names(whole, "channels.json"));
    }

    @Test
    void anOrganisationHasItsWorkspacesInsideAndWhatTheyShareAtTheTop() {
        // Given
        JsonNode divisions = Http.tree(http.get("/_sim/truth")).path("teams");
        String division = divisions.get(1).path("id").asText();
        String enterprise = http.json("/_sim/truth/" + division + "/users")
                .path("users")
                .get(0)
                .path("enterprise_user")
                .path("enterprise_id")
                .asText();
        // When
        Unzipped org = Unzipped.of(Unzipped.export(http, enterprise + "?layout=corporate"));
        Unzipped one = Unzipped.of(Unzipped.export(http, division + "?layout=corporate"));
        // Then
        String inside = "teams/" + divisions.get(1).path("name").asText() + "/";
        assertThat(org.entries().keySet())
                .contains(
                        "org_users.json", "channels.json", "dms.json", inside + "users.json", inside + "channels.json");
        assertThat(org.entries()).doesNotContainKey("users.json");
        assertThat(org.list("channels.json")).isNotEmpty();
        assertThat(org.list("dms.json")).isNotEmpty();
        assertThat(org.list(inside + "dms.json")).isEmpty();
        Set<String> top = names(org, "channels.json");
        assertThat(names(org, inside + "channels.json")).isNotEmpty().doesNotContainAnyElementsOf(top);
        assertThat(names(one, "channels.json")).isEqualTo(names(org, inside + "channels.json"));
        assertThat(one.list("dms.json")).isEmpty();
        assertThat(org.messages(top.iterator().next())).isNotEmpty();
    }

    @Test
    void slackdumpsLayoutBringsTheFilesThemselves() {
        Unzipped dump = Unzipped.of(Unzipped.export(http, team + "?layout=slackdump"));
        Unzipped uploads = Unzipped.of(Unzipped.export(http, team + "?layout=mattermost"));
        assertThat(dump.entries()).doesNotContainKey("integration_logs.json");
        assertThat(dump.entries().keySet()).anyMatch(path -> path.matches("[^/]+/attachments/F[A-Z0-9]+-.+"));
        assertThat(uploads.entries().keySet()).anyMatch(path -> path.matches("__uploads/F[A-Z0-9]+/.+"));
        assertThat(dump.entries().keySet().stream().filter(path -> path.endsWith(".json")))
                .noneMatch(path -> dump.text(path).contains("xoxe-"));
    }

    /** Changes that come while the ZIP is being written are not in it, and those before are. */
    @Test
    void anExportIsOfOneMomentThoughTheWorldGoesOn() throws Exception {
        String admin =
                http.json("/_sim/truth").path("teams").get(0).path("admin").asText();
        for (int round = 0; round < 5; round++) {
            // Given
            String before = act(admin, "general", "before " + round);
            Thread writer;
            List<byte[]> zips = new ArrayList<>();
            writer = Thread.ofPlatform().start(() -> zips.add(Unzipped.export(http, team + "?layout=corporate")));
            List<String> posted = new ArrayList<>();
            List<String> channels = List.of("general", "random");
            // When
            while (writer.isAlive() && posted.size() < 400) {
                posted.add(act(admin, channels.get(posted.size() % 2), "n" + posted.size()));
            }
            writer.join();
            // Then
            Unzipped zip = Unzipped.of(zips.getFirst());
            Set<String> found = new TreeSet<>();
            all(zip).forEach(row -> found.add(row.path("ts").asText()));
            assertThat(found).contains(before);
            long missing = posted.stream()
                    .dropWhile(found::contains)
                    .filter(found::contains)
                    .count();
            assertThat(missing).as("messages after one that is missing").isZero();
        }
    }

    private static String act(String user, String channel, String text) {
        return http.act("""
            {"action": "post", "team": "%s", "channel": "%s", "user": "%s", "text": "%s"}\
            """.formatted(team, channel, user, text)).path("ts").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T404 | 404 | unknown_team",
                "E404?layout=corporate | 404 | unknown_team",
                "TEAM?layout=xml | 400 | unknown_layout",
                "TEAM?from=yesterday | 400 | invalid_range",
                "TEAM?from=2026-02-02&to=2026-02-01 | 400 | invalid_range"
            })
    void aBadWishIsRefusedWithItsReason(String wish, int status, String error) {
        HttpResponse<String> answer = http.get("/_sim/export/" + wish.replace("TEAM", team));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Http.tree(answer).path("error").asText()).isEqualTo(error);
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
}
