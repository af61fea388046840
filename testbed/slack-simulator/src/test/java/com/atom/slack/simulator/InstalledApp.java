package com.atom.slack.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

/** An app that was registered and installed as a person would do it, and what it can then call. */
record InstalledApp(Http http, JsonNode app, String token, String team) {
    static final String SCOPES = "channels:read,groups:read,im:read,mpim:read,channels:history,groups:history,"
            + "im:history,mpim:history,users:read,users:read.email,files:read,reactions:read,team:read,chat:write";
    private static final String BACK = "http://localhost:9/callback";

    /** Returns when the admin has invited the bot everywhere. */
    static InstalledApp in(SimulatorServer server, String requestUrl) {
        return in(server, requestUrl, SCOPES, "");
    }

    /** As a person of that workspace does it, with all the usual scopes and no events. */
    static InstalledApp inTeam(SimulatorServer server, String team) {
        Http http = new Http(server.baseUrl());
        JsonNode app = Http.tree(http.post("/_sim/apps", """
            {"name": "Archive", "redirect_uris": ["%s"]}\
            """.formatted(BACK)));
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("client_id", app.path("client_id").asText());
        asked.put("scope", SCOPES);
        asked.put("redirect_uri", BACK);
        asked.put("team", team);
        String location = http.get("/oauth/v2/authorize?" + Http.encoded(asked))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        JsonNode answer = exchange(http, app, query(location).get("code"));
        InstalledApp installed =
                new InstalledApp(http, app, answer.path("access_token").asText(), team);
        Awaitility.await("the bot is invited").atMost(Duration.ofSeconds(10)).until(installed::isGreeted);
        return installed;
    }

    static InstalledApp in(SimulatorServer server, String requestUrl, String scopes, String userScopes) {
        Http http = new Http(server.baseUrl());
        JsonNode app = Http.tree(http.post("/_sim/apps", """
            {"name": "Archive", "request_url": "%s", "redirect_uris": ["%s"]}\
            """.formatted(requestUrl, BACK)));
        JsonNode answer = exchange(http, app, code(http, app, scopes, userScopes));
        String team = answer.path("team").path("id").asText();
        String token = answer.path("access_token")
                .asText(answer.path("authed_user").path("access_token").asText());
        InstalledApp installed = new InstalledApp(http, app, token, team);
        Awaitility.await("the bot is invited").atMost(Duration.ofSeconds(10)).until(installed::isGreeted);
        return installed;
    }

    static String code(Http http, JsonNode app, String scopes, String userScopes) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("client_id", app.path("client_id").asText());
        asked.put("scope", scopes);
        asked.put("user_scope", userScopes);
        asked.put("redirect_uri", BACK);
        asked.put("state", "s&t");
        String location = http.get("/oauth/v2/authorize?" + Http.encoded(asked))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return query(location).get("code");
    }

    static JsonNode exchange(Http http, JsonNode app, String code) {
        return Http.tree(http.form(
                "/api/oauth.v2.access",
                Map.of(
                        "client_id",
                        app.path("client_id").asText(),
                        "client_secret",
                        app.path("client_secret").asText(),
                        "redirect_uri",
                        BACK,
                        "code",
                        code)));
    }

    static Map<String, String> query(String url) {
        return Arrays.stream(URI.create(url).getQuery().split("&(?=code=|state=|error=)"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** The direct message comes after the last invitation. */
    private boolean isGreeted() {
        for (JsonNode channel : http.json("/_sim/truth/" + team).path("channels")) {
            if (channel.path("kind").asText().equals("im")
                    && channel.path("visible").asBoolean()
                    && channel.path("messages").asInt() == 1) {
                return true;
            }
        }
        return team.isEmpty();
    }

    JsonNode call(String method, String... args) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            named.put(args[i], args[i + 1]);
        }
        return Http.tree(http.get("/api/" + method + "?" + Http.encoded(named), "Authorization", "Bearer " + token));
    }

    JsonNode truth() {
        return http.json("/_sim/truth/" + team);
    }

    /** The id of a channel by its name. */
    String channel(String name) {
        for (JsonNode channel : truth().path("channels")) {
            if (channel.path("name").asText().equals(name)) {
                return channel.path("id").asText();
            }
        }
        throw new AssertionError("no channel " + name);
    }

    String admin() {
        return http.json("/_sim/truth").path("teams").get(0).path("admin").asText();
    }

    JsonNode act(String action, String channel, String more) {
        return http.act("""
            {"action": "%s", "channel": "%s", "user": "%s"%s}\
            """.formatted(action, channel, admin(), more));
    }
}
