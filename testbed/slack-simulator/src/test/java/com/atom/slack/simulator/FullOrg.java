package com.atom.slack.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** The administrator of the simulator's organisation, who calls what such a one may. */
final class FullOrg {
    private static final String SCOPES = "admin.users:read,admin.teams:read,admin.conversations:read,"
            + "admin.analytics:read,tokens.basic,users:read";

    private final Http http;
    private final String token;
    private final JsonNode team;
    private final Map<String, List<JsonNode>> answers = new TreeMap<>();

    FullOrg(SimulatorServer server) {
        http = new Http(server.baseUrl());
        team = http.json("/_sim/truth").path("teams").get(1);
        JsonNode app = Http.tree(http.post("/_sim/apps", """
            {"name": "Ruler", "org_ready": true, "redirect_uris": ["http://localhost:9/callback"]}\
            """));
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("client_id", app.path("client_id").asText());
        asked.put("user_scope", SCOPES);
        asked.put("scope", "");
        asked.put("team", team.path("id").asText());
        asked.put("redirect_uri", "http://localhost:9/callback");
        String location = http.get("/oauth/v2/authorize?" + Http.encoded(asked))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        JsonNode answer =
                InstalledApp.exchange(http, app, InstalledApp.query(location).get("code"));
        answers.put("oauth.v2.access", List.of(answer));
        token = answer.path("authed_user").path("access_token").asText();
    }

    String token() {
        return token;
    }

    JsonNode team() {
        return team;
    }

    JsonNode call(String method, Map<String, String> args) {
        JsonNode answer = Http.tree(http.form("/api/" + method, args, "Authorization", "Bearer " + token));
        answers.computeIfAbsent(method, unknown -> new ArrayList<>()).add(answer);
        return answer;
    }

    void callAll() {
        call("admin.teams.list", Map.of());
        call("admin.users.list", Map.of("limit", "100"));
        call("admin.conversations.search", Map.of("limit", "20"));
        call("migration.exchange", Map.of("users", "U404," + team.path("admin").asText()));
        call("users.list", Map.of());
        call("auth.test", Map.of());
        call("auth.teams.list", Map.of("include_icon", "true"));
    }

    Map<String, List<JsonNode>> answers() {
        return answers;
    }
}
