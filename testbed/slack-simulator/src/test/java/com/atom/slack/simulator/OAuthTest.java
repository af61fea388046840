package com.atom.slack.simulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static com.atom.slack.simulator.OAuthClient.fields;
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
            HttpResponse<String> page = http.get(authorize(app, BACK + "-elsewhere"));
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
    void userScopesBuyAUserTokenAndNothingElse() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient app = OAuthClient.registered(server, "");
            JsonNode granted = app.install("user_scope", "channels:history");
            assertThat(granted.has("access_token")).isFalse();
            assertThat(granted.has("scope")).isFalse();
            assertThat(granted.path("team").has("name")).isFalse();
            assertThat(granted.path("authed_user").path("access_token").asText())
                    .startsWith("xoxp-");
            assertThat(granted.path("authed_user").path("token_type").asText()).isEqualTo("user");
        }
    }

    @Test
    void credentialsComeByBasicOrInTheFormAndNeverInTheQuery() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient app = OAuthClient.registered(server, "");
            Map<String, String> code = fields("code", app.code("scope", "team:read"), "redirect_uri", BACK);
            String query = Http.encoded(fields("client_id", app.id(), "client_secret", app.secret()));
            assertThat(error(app.http().get("/api/oauth.v2.access?" + query + "&" + Http.encoded(code))))
                    .isEqualTo("invalid_client_id");
            assertThat(error(app.http()
                            .form(
                                    "/api/oauth.v2.access?" + query,
                                    OAuthClient.with(fields("client_id", app.id()), "code", code.get("code")))))
                    .isEqualTo("bad_client_secret");
            assertThat(error(app.http().form("/api/oauth.v2.access", code, "Authorization", "Basic ???")))
                    .isEqualTo("invalid_client_id");
            HttpResponse<String> granted = app.http().form("/api/oauth.v2.access", code, "Authorization", app.basic());
            assertThat(Http.tree(granted).path("ok").asBoolean())
                    .as(granted.body())
                    .isTrue();
        }
    }

    @Test
    void aRefusedExchangeNamesItsReasonAndLeavesTheCode() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient app = OAuthClient.registered(server, ", \"optional_scopes\": [\"team:read\"]");
            OAuthClient other = OAuthClient.registered(server, "Other", "");
            String code = app.code("scope", "team:read");
            assertThat(other.access(code).path("error").asText()).isEqualTo("invalid_code");
            assertThat(app.access(code, "redirect_uri", BACK + "/")
                            .path("error")
                            .asText())
                    .isEqualTo("bad_redirect_uri");
            assertThat(app.access(code, "grant_type", "password").path("error").asText())
                    .isEqualTo("invalid_grant_type");
            assertThat(app.access(code, "code_verifier", "x").path("error").asText())
                    .isEqualTo("invalid_code_verifier");
            assertThat(app.refresh("xoxe-1-nonsense").path("error").asText()).isEqualTo("invalid_refresh_token");
            assertThat(app.access(code).path("ok").asBoolean()).isTrue();

            String below = app.code("scope", "team:read", "redirect_uri", BACK + "/below");
            assertThat(app.access(below).path("error").asText()).isEqualTo("bad_redirect_uri");
            assertThat(app.access(below, "redirect_uri", BACK + "/below")
                            .path("ok")
                            .asBoolean())
                    .isTrue();
            assertThat(app.access(app.code("scope", "team:read", "_sim_decline", "team:read"))
                            .path("error")
                            .asText())
                    .isEqualTo("no_scopes");
            assertThat(app.access(app.code("scope", "team:read", "_sim_error", "user_email_unverified"))
                            .path("error")
                            .asText())
                    .isEqualTo("user_email_unverified");
            String v1 = OAuthClient.codeOf(app.authorizeAt("/oauth/authorize", "scope", "team:read"));
            assertThat(app.access(v1).path("error").asText()).isEqualTo("oauth_authorization_url_mismatch");
        }
    }

    @Test
    void aCodeLastsTenMinutesOfTheSimulatedClock() {
        MovedClock clock = new MovedClock();
        try (SimulatorServer server =
                SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock))) {
            OAuthClient app = OAuthClient.registered(server, "");
            String code = app.code("scope", "team:read");
            String late = app.code("scope", "team:read");
            clock.forward(Duration.ofSeconds(590));
            assertThat(app.access(code).path("ok").asBoolean()).isTrue();
            app.clock(60);
            clock.forward(Duration.ofSeconds(1));
            assertThat(app.access(late).path("error").asText()).isEqualTo("invalid_code");
        }
    }

    @Test
    void scopesAddUpAndTheTokenStays() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient app = OAuthClient.registered(server, "");
            JsonNode first = app.install("scope", "team:read");
            JsonNode second = app.install("scope", "users:read", "user_scope", "search:read");
            assertThat(second.path("scope").asText()).isEqualTo("team:read,users:read");
            assertThat(second.path("access_token")).isEqualTo(first.path("access_token"));
            assertThat(second.path("bot_user_id")).isEqualTo(first.path("bot_user_id"));
        }
    }

    @Test
    void anIncomingWebhookIsAddressedToTheChannelThatWasChosen() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient app = OAuthClient.registered(server, "");
            JsonNode hook = app.install("scope", "incoming-webhook,commands", "_sim_channel", "random")
                    .path("incoming_webhook");
            assertThat(hook.path("channel").asText()).isEqualTo("#random");
            assertThat(hook.path("channel_id").asText()).startsWith("C");
            assertThat(hook.path("url").asText()).matches("http://127.0.0.1:\\d+/services/T\\w+/B\\w+/\\w{24}");
            assertThat(hook.path("configuration_url").asText()).matches("https://northwind.slack.com/services/B\\w+");
            assertThat(app.pageError("scope", "incoming-webhook", "_sim_channel", "nowhere"))
                    .isEqualTo("unknown_channel");
        }
    }

    @Test
    void theUsersOwnFlowAnswersWithTheUsersTokenAtTheTop() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient app = OAuthClient.registered(server, "");
            String code =
                    OAuthClient.codeOf(app.authorizeAt("/oauth/v2_user/authorize", "scope", "search:read,users:read"));
            assertThat(app.access(code).path("error").asText()).isEqualTo("oauth_authorization_url_mismatch");
            JsonNode granted = app.call("oauth.v2.user.access", fields("code", code, "redirect_uri", BACK));
            assertThat(granted.path("access_token").asText()).startsWith("xoxp-");
            assertThat(granted.path("token_type").asText()).isEqualTo("user");
            assertThat(granted.path("scope").asText()).isEqualTo("search:read,users:read");
            assertThat(granted.has("bot_user_id")).isFalse();
            JsonNode who = app.as(granted.path("access_token").asText(), "auth.test");
            assertThat(who.path("user_id"))
                    .isEqualTo(granted.path("authed_user").path("id"));
        }
    }

    @Test
    void sixHundredExchangesAMinuteAreEnoughForAnApp() {
        try (SimulatorServer server =
                SimulatorServer.start(SimulatorOptions.forTests(folder).strict())) {
            OAuthClient app = OAuthClient.registered(server, "");
            Map<String, String> wrong = fields("client_id", app.id(), "client_secret", app.secret(), "code", "x");
            int admitted = 0;
            HttpResponse<String> answer = app.http().form("/api/oauth.v2.access", wrong);
            while (answer.statusCode() == 200 && admitted < 1000) {
                admitted++;
                answer = app.http().form("/api/oauth.v2.access", wrong);
            }
            assertThat(admitted).isBetween(600, 660);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            OAuthClient other = OAuthClient.registered(server, "Other", "");
            assertThat(other.install("scope", "team:read").path("ok").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void theMethodsAroundTokensHaveTheirTiers() {
        try (SimulatorServer server =
                SimulatorServer.start(SimulatorOptions.forTests(folder).strict())) {
            OAuthClient app = OAuthClient.registered(server, "");
            String token =
                    app.install("scope", "team:read").path("access_token").asText();
            assertThat(admitted(app, token, "oauth.v2.exchange")).isBetween(50, 55);
            assertThat(admitted(app, token, "auth.revoke", "test", "1")).isBetween(50, 55);
            assertThat(admitted(app, token, "auth.teams.list")).isBetween(20, 22);
            assertThat(admitted(app, token, "apps.uninstall")).isEqualTo(1);
        }
    }

    private static int admitted(OAuthClient app, String token, String method, String... arguments) {
        Map<String, String> form = fields(arguments);
        form.put("client_id", app.id());
        int admitted = 0;
        while (admitted < 1000
                && app.http()
                                .form("/api/" + method, form, "Authorization", "Bearer " + token)
                                .statusCode()
                        == 200) {
            admitted++;
        }
        return admitted;
    }

    @Test
    void aVaultOfTheFirstVersionIsUnderstood() throws IOException {
        // Given
        OAuthClient app;
        String token;
        Path vault = folder.resolve("vault.json");
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            app = OAuthClient.registered(server, "");
            token = app.install("scope", "team:read").path("access_token").asText();
        }
        ObjectNode json = Json.own(Files.readString(vault));
        json.remove(List.of("access_tokens", "refresh_tokens", "webhooks"));
        ObjectNode grant = (ObjectNode) json.path("grants").get(0);
        grant.remove(List.of("id", "enterprise", "teams"));
        Files.writeString(vault, Json.text(json.set("grants", Json.array().add(grant.put("token", token)))));
        // When
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            // Then
            OAuthClient again = new OAuthClient(new Http(server.baseUrl()), app.app());
            assertThat(again.standing(token)).isEmpty();
            assertThat(again.install("scope", "users:read").path("access_token").asText())
                    .isEqualTo(token);
        }
    }

    @Test
    void noTokenAndNoCodeStandsInTheJournal() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient app = OAuthClient.registered(server, ", \"token_rotation\": true");
            String code = app.code("scope", "team:read,incoming-webhook");
            JsonNode granted = app.access(code);
            JsonNode next = app.refresh(granted.path("refresh_token").asText());
            app.as(next.path("access_token").asText(), "auth.revoke");
            String journal =
                    app.http().get("/_sim/journal?after=0&limit=100000").body();
            assertThat(journal).contains("oauth.v2.access", "auth.revoke");
            assertThat(journal)
                    .doesNotContain(
                            code,
                            app.secret(),
                            granted.path("access_token").asText(),
                            granted.path("refresh_token").asText(),
                            next.path("access_token").asText(),
                            next.path("refresh_token").asText(),
                            granted.path("incoming_webhook").path("url").asText());
        }
    }

    private static String error(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return Http.tree(response).path("error").asText();
    }
}
