package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OAuthTest {
    private static final String BACK = "http://localhost:9/callback";

    @TempDir
    Path folder;

    private static JsonNode register(Http http) {
        return Http.tree(http.post("/_sim/apps", """
            {"name": "Archive", "redirect_uris": ["%s"]}\
            """.formatted(BACK)));
    }

    private static String authorize(JsonNode app, String redirect) {
        return "/oauth/v2/authorize?"
                + Http.encoded(Map.of(
                        "client_id",
                        app.path("client_id").asText(),
                        "scope",
                        "channels:read,users:read",
                        "redirect_uri",
                        redirect,
                        "state",
                        "a b&c"));
    }

    @Test
    void aPersonIsAskedAndComesBackWithACodeAndTheState() {
        try (SimulatorServer server =
                SimulatorServer.start(SimulatorOptions.forTests(folder).asking())) {
            Http http = new Http(server.baseUrl());
            JsonNode app = register(http);
            HttpResponse<String> page = http.get(authorize(app, BACK));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("value=\"allow\"", "value=\"cancel\"", "a b&amp;c", "channels:read");

            Map<String, String> form = new HashMap<>(Map.of(
                    "client_id",
                    app.path("client_id").asText(),
                    "scope",
                    "channels:read",
                    "redirect_uri",
                    BACK,
                    "state",
                    "xyz"));
            form.put("decision", "cancel");
            assertThat(http.form("/oauth/v2/authorize", form).headers().firstValue("Location"))
                    .hasValue(BACK + "?error=access_denied&state=xyz");
            form.put("decision", "allow");
            assertThat(http.form("/oauth/v2/authorize", form).headers().firstValue("Location"))
                    .hasValueSatisfying(
                            url -> assertThat(url).startsWith(BACK + "?code=").endsWith("&state=xyz"));
        }
    }

    @Test
    void aRedirectThatWasNotRegisteredIsNotFollowed() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            Http http = new Http(server.baseUrl());
            JsonNode app = register(http);
            HttpResponse<String> page = http.get(authorize(app, BACK + "/deeper"));
            assertThat(page.headers().firstValue("Location")).isEmpty();
            assertThat(page.body()).contains("bad_redirect_uri");
        }
    }

    @Test
    void aCodeBuysATokenOnceAndOnlyForItsOwner() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            Http http = new Http(server.baseUrl());
            JsonNode app = register(http);
            String code = InstalledApp.code(http, app, "channels:read", "");
            String wrong = Base64.getEncoder()
                    .encodeToString((app.path("client_id").asText() + ":nonsense").getBytes(StandardCharsets.UTF_8));
            Map<String, String> asked = Map.of("code", code, "redirect_uri", BACK);

            assertThat(error(http.form("/api/oauth.v2.access", asked, "Authorization", "Basic " + wrong)))
                    .isEqualTo("bad_client_secret");
            JsonNode granted = InstalledApp.exchange(http, app, code);
            assertThat(granted.path("access_token").asText()).startsWith("xoxb-");
            assertThat(granted.path("team").path("id").asText()).startsWith("T");
            assertThat(granted.path("authed_user").has("access_token")).isFalse();
            assertThat(InstalledApp.exchange(http, app, code).path("error").asText())
                    .isEqualTo("invalid_code");
            assertThat(error(http.form("/api/oauth.v2.access", Map.of("client_id", "1.2", "code", code))))
                    .isEqualTo("invalid_client_id");
        }
    }

    @Test
    void userScopesBuyAUserToken() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            Http http = new Http(server.baseUrl());
            JsonNode app = register(http);
            JsonNode granted = InstalledApp.exchange(http, app, InstalledApp.code(http, app, "", "channels:history"));
            assertThat(granted.has("access_token")).isFalse();
            assertThat(granted.path("authed_user").path("access_token").asText())
                    .startsWith("xoxp-");
        }
    }

    private static String error(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return Http.tree(response).path("error").asText();
    }
}
