package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An app that sends people to the authorize page and exchanges what they bring back. */
record OAuthClient(Http http, JsonNode app) {
    static final String BACK = "http://localhost:9/callback";

    /** @param more further fields of the app, each with a comma before it */
    static OAuthClient registered(SimulatorServer server, String more) {
        return registered(server, "Archive", more);
    }

    static OAuthClient registered(SimulatorServer server, String name, String more) {
        Http http = new Http(server.baseUrl());
        HttpResponse<String> answer = http.post("/_sim/apps", """
            {"name": "%s", "redirect_uris": ["%s", "myapp://done"]%s}\
            """.formatted(name, BACK, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new OAuthClient(http, Http.tree(answer));
    }

    String id() {
        return app.path("client_id").asText();
    }

    String secret() {
        return app.path("client_secret").asText();
    }

    static Map<String, String> fields(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    /** The authorize page, or where it sends the browser. */
    HttpResponse<String> authorize(String... parameters) {
        return authorizeAt("/oauth/v2/authorize", parameters);
    }

    HttpResponse<String> authorizeAt(String page, String... parameters) {
        Map<String, String> all = fields("client_id", id(), "redirect_uri", BACK, "state", "xyz");
        all.putAll(fields(parameters));
        return http.get(page + "?" + Http.encoded(all));
    }

    /** The word on Slack's error page. */
    String pageError(String... parameters) {
        HttpResponse<String> page = authorize(parameters);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains("<code>");
        return page.body().replaceAll("(?s).*<code>(.*)</code>.*", "$1");
    }

    String code(String... parameters) {
        return codeOf(authorize(parameters));
    }

    static String codeOf(HttpResponse<String> redirected) {
        String location =
                redirected.headers().firstValue("Location").orElseThrow(() -> new AssertionError(redirected.body()));
        return InstalledApp.query(location).get("code");
    }

    /** With the secret in the form and the usual redirect. */
    JsonNode access(String code, String... more) {
        return call("oauth.v2.access", with(fields("code", code, "redirect_uri", BACK), more));
    }

    JsonNode install(String... parameters) {
        JsonNode answer = access(code(parameters));
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return answer;
    }

    JsonNode refresh(String token) {
        return call("oauth.v2.access", fields("grant_type", "refresh_token", "refresh_token", token));
    }

    JsonNode call(String method, Map<String, String> form) {
        Map<String, String> all = fields("client_id", id(), "client_secret", secret());
        all.putAll(form);
        return Http.tree(http.form("/api/" + method, all));
    }

    JsonNode without(String method, Map<String, String> form) {
        Map<String, String> all = fields("client_id", id());
        all.putAll(form);
        return Http.tree(http.form("/api/" + method, all));
    }

    static Map<String, String> with(Map<String, String> fields, String... more) {
        fields.putAll(fields(more));
        return fields;
    }

    JsonNode as(String token, String method, String... arguments) {
        return Http.tree(http.form("/api/" + method, fields(arguments), "Authorization", "Bearer " + token));
    }

    /** The error a token gets; empty when it works. */
    String standing(String token) {
        return as(token, "auth.test").path("error").asText();
    }

    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((id() + ":" + secret()).getBytes(StandardCharsets.UTF_8));
    }

    void clock(double scale) {
        assertThat(http.post("/_sim/clock", "{\"scale\": " + scale + "}").statusCode())
                .isEqualTo(200);
    }
}
