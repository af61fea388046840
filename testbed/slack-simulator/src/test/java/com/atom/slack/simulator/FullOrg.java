package com.atom.slack.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The administrator of the simulator's organisation, who calls what such a one may. */
final class FullOrg {
    private static final String SCOPES = "admin.users:read,admin.teams:read,admin.conversations:read,"
            + "admin.analytics:read,tokens.basic,users:read";

    private final Http http;
    private final String token;
    private final JsonNode team;

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
        token = answer.path("authed_user").path("access_token").asText();
    }

    String token() {
        return token;
    }

    JsonNode team() {
        return team;
    }

    JsonNode call(String method, Map<String, String> args) {
        return Http.tree(http.form("/api/" + method, args, "Authorization", "Bearer " + token));
    }
}
