package com.atom.slack.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** An organisation of two workspaces, as its administrator's token sees it. */
class AdminTest {
    private static final String SCOPES = "admin.users:read,admin.teams:read,admin.conversations:read,"
            + "admin.analytics:read,tokens.basic,users:read";

    private static SimulatorServer server;
    private static Http http;
    private static String token;
    private static JsonNode org;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).withWorkspaces(1, 2));
        http = new Http(server.baseUrl());
        JsonNode teams = http.json("/_sim/truth").path("teams");
        org = teams.get(1);
        JsonNode app = Http.tree(http.post("/_sim/apps", """
            {"name": "Ruler", "org_ready": true, "redirect_uris": ["http://localhost:9/callback"]}\
            """));
        String location = http.get("/oauth/v2/authorize?"
                        + Http.encoded(Map.of(
                                "client_id",
                                app.path("client_id").asText(),
                                "user_scope",
                                SCOPES,
                                "scope",
                                "",
                                "team",
                                org.path("id").asText(),
                                "redirect_uri",
                                "http://localhost:9/callback")))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        JsonNode answer =
                InstalledApp.exchange(http, app, InstalledApp.query(location).get("code"));
        token = answer.path("authed_user").path("access_token").asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode call(String method, Map<String, String> args) {
        return Http.tree(http.form("/api/" + method, args, "Authorization", "Bearer " + token));
    }

    @Test
    void allWorkspacesAreListed() {
        JsonNode teams = call("admin.teams.list", Map.of());
        assertThat(teams.path("teams")).as(teams.toString()).hasSize(2);
        assertThat(teams.path("teams")
                        .get(0)
                        .path("primary_owner")
                        .path("user_id")
                        .asText())
                .startsWith("W");
    }

    @Test
    void peopleAreListedOnceWithTheirWorkspaces() {
        JsonNode users = call("admin.users.list", Map.of("limit", "100")).path("users");
        assertThat(users.size()).isGreaterThan(20);
        assertThat(users.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(users.toString()).contains("\"workspaces\":[");
        JsonNode some = call(
                        "admin.users.list", Map.of("team_id", org.path("id").asText()))
                .path("users");
        assertThat(some.size()).isLessThan(users.size());
        assertThat(call("admin.users.list", Map.of("team_id", "T404"))
                        .path("error")
                        .asText())
                .isEqualTo("team_not_found");
    }

    @Test
    void channelsAreSearchedByName() {
        JsonNode found = call("admin.conversations.search", Map.of("query", "gener", "sort", "name"));
        assertThat(found.path("conversations")).isNotEmpty();
        assertThat(found.path("total_count").asInt())
                .isEqualTo(found.path("conversations").size());
        JsonNode page = call("admin.conversations.search", Map.of("limit", "3"));
        assertThat(page.path("conversations")).hasSize(3);
        String next = page.path("next_cursor").asText();
        assertThat(call("admin.conversations.search", Map.of("limit", "3", "cursor", next))
                        .path("conversations")
                        .get(0))
                .isNotEqualTo(page.path("conversations").get(0));
    }

    @Test
    void aDaysFiguresComeZippedOneLineForEach() throws Exception {
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(3).toString();
        HttpResponse<byte[]> answer = fetched("type=member&date=" + day);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/gzip");
        List<String> lines = unzipped(answer.body());
        assertThat(lines).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        JsonNode first =
                Json.tree(lines.getFirst().getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(first.path("date").asText()).isEqualTo(day);
        assertThat(first.path("messages_posted_count").isInt()).isTrue();
        assertThat(unzipped(fetched("type=public_channel&date=" + day).body()).getFirst())
                .contains("total_members_count");
        assertThat(call("admin.analytics.getFile", Map.of("type", "member", "date", "2999-01-01"))
                        .path("error")
                        .asText())
                .isEqualTo("file_not_yet_available");
        assertThat(call("admin.analytics.getFile", Map.of("type", "cats", "date", day))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_type");
    }

    private static HttpResponse<byte[]> fetched(String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.baseUrl() + "/api/admin.analytics.getFile?" + query))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static List<String> unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void oldIdsAreExchangedForNewOnes() {
        String admin = org.path("admin").asText();
        JsonNode answer = call("migration.exchange", Map.of("users", "U" + admin.substring(1) + ",U404"));
        assertThat(answer.path("user_id_map").path("U" + admin.substring(1)).asText())
                .isEqualTo(admin);
        assertThat(answer.path("invalid_user_ids").get(0).asText()).isEqualTo("U404");
    }

    @Test
    void outsideAnOrganisationThereIsNothingToRule(@TempDir Path folder) {
        try (SimulatorServer alone = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            Http other = new Http(alone.baseUrl());
            InstalledApp app = InstalledApp.in(alone, "");
            String code = InstalledApp.code(other, app.app(), "", "admin.users:read");
            String own = InstalledApp.exchange(other, app.app(), code)
                    .path("authed_user")
                    .path("access_token")
                    .asText();
            assertThat(Http.tree(other.get("/api/admin.users.list", "Authorization", "Bearer " + own))
                            .path("error")
                            .asText())
                    .isEqualTo("not_an_enterprise");
        }
    }
}
