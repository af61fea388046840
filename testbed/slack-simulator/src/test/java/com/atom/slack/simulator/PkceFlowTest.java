package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.atom.slack.simulator.OAuthClient.BACK;
import static com.atom.slack.simulator.OAuthClient.fields;
import static org.assertj.core.api.Assertions.assertThat;

class PkceFlowTest {
    private static final String VERIFIER = "secretpassword";
    private static final String CHALLENGE = "ldMBaaWcQYtSATMV_IG8mf3wp7A6EW80arYoSW80ntU";

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private SimulatorServer server;

    @BeforeEach
    void start() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String challenged(OAuthClient app, String... more) {
        Map<String, String> asked = fields("code_challenge", CHALLENGE, "code_challenge_method", "S256");
        asked.putAll(fields(more));
        return app.code(asked.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new));
    }

    private static Map<String, String> exchange(String code, String... more) {
        return OAuthClient.with(fields("code", code, "redirect_uri", BACK), more);
    }

    @Test
    void anyAppMayAddAVerifierToItsSecret() {
        OAuthClient app = OAuthClient.registered(server, "");
        String code = challenged(app, "scope", "team:read");
        assertThat(app.access(code).path("error").asText()).isEqualTo("invalid_code_verifier");
        assertThat(app.access(code, "code_verifier", "otherpassword")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_code_verifier");
        assertThat(app.without("oauth.v2.access", exchange(code, "code_verifier", VERIFIER))
                        .path("error")
                        .asText())
                .isEqualTo("pkce_not_allowed");
        JsonNode granted = app.access(code, "code_verifier", VERIFIER);
        assertThat(granted.path("access_token").asText()).startsWith("xoxb-");
    }

    @Test
    void theDigestInHexIsNoChallengeForItsVerifier() {
        OAuthClient app = OAuthClient.registered(server, "");
        String hex = "95d30169a59c418b52013315fc81bc99fdf0a7b03a116f346ab628496f349ed5";
        String code = app.code("scope", "team:read", "code_challenge", hex, "code_challenge_method", "S256");
        assertThat(app.access(code, "code_verifier", VERIFIER).path("error").asText())
                .isEqualTo("invalid_code_verifier");
    }

    @Test
    void onlyS256IsKnown() {
        OAuthClient app = OAuthClient.registered(server, "");
        assertThat(app.pageError("scope", "team:read", "code_challenge", CHALLENGE))
                .isEqualTo("invalid_code_challenge_method");
        assertThat(app.pageError("scope", "team:read", "code_challenge", CHALLENGE, "code_challenge_method", "plain"))
                .isEqualTo("invalid_code_challenge_method");
    }

    @Test
    void aPublicClientNeedsNoSecretForACodeWithAChallenge() {
        OAuthClient app = OAuthClient.registered(server, ", \"pkce\": true");
        String bare = app.code("user_scope", "search:read");
        assertThat(app.without("oauth.v2.access", exchange(bare)).path("error").asText())
                .isEqualTo("bad_client_secret");
        String code = challenged(app, "user_scope", "search:read");
        JsonNode user = app.without("oauth.v2.access", exchange(code, "code_verifier", VERIFIER))
                .path("authed_user");
        assertThat(user.path("access_token").asText()).startsWith("xoxe.xoxp-1-");
        assertThat(user.path("expires_in").asLong()).isEqualTo(43_200);
        assertThat(app.http()
                        .post("/_sim/apps", "{\"name\": \"Archive\", \"pkce\": false}")
                        .body())
                .contains("cannot be switched off again");
    }

    @Test
    void aDesktopProgramRefreshesWithoutASecretAndGetsNoBot() {
        OAuthClient app = OAuthClient.registered(server, ", \"pkce\": true");
        assertThat(app.pageError("user_scope", "search:read", "redirect_uri", "myapp://done"))
                .isEqualTo("pkce_required");
        assertThat(app.pageError(
                        "scope",
                        "team:read",
                        "redirect_uri",
                        "myapp://done",
                        "code_challenge",
                        CHALLENGE,
                        "code_challenge_method",
                        "S256"))
                .isEqualTo("invalid_scope");
        String code = challenged(app, "user_scope", "search:read", "redirect_uri", "myapp://done");
        JsonNode user = app.without(
                        "oauth.v2.access", exchange(code, "redirect_uri", "myapp://done", "code_verifier", VERIFIER))
                .path("authed_user");
        JsonNode next = app.without(
                "oauth.v2.access",
                fields(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        user.path("refresh_token").asText()));
        assertThat(next.path("token_type").asText()).isEqualTo("user");
        assertThat(app.standing(next.path("access_token").asText())).isEmpty();
    }

    @Test
    void refreshTokensOfAPublicClientEndAfterThirtyDays() {
        OAuthClient app = OAuthClient.registered(server, ", \"pkce\": true, \"token_rotation\": true");
        JsonNode granted = app.install("scope", "team:read");
        clock.forward(Duration.ofDays(29));
        JsonNode next = app.refresh(granted.path("refresh_token").asText());
        assertThat(next.path("ok").asBoolean()).isTrue();
        assertThat(app.without(
                                "oauth.v2.access",
                                fields(
                                        "grant_type",
                                        "refresh_token",
                                        "refresh_token",
                                        next.path("refresh_token").asText()))
                        .path("error")
                        .asText())
                .isEqualTo("bad_client_secret");
        clock.forward(Duration.ofDays(30));
        assertThat(app.refresh(next.path("refresh_token").asText())
                        .path("error")
                        .asText())
                .isEqualTo("invalid_refresh_token");
    }
}
