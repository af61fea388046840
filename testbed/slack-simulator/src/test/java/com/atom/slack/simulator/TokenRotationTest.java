package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.atom.slack.simulator.OAuthClient.fields;
import static org.assertj.core.api.Assertions.assertThat;

class TokenRotationTest {
    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private SimulatorServer server;
    private OAuthClient app;

    @BeforeEach
    void start() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
        app = OAuthClient.registered(server, "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void rotate() {
        app = OAuthClient.registered(server, ", \"token_rotation\": true");
    }

    private static String token(JsonNode answer) {
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("access_token").asText();
    }

    private JsonNode renewed(JsonNode before) {
        return app.refresh(before.path("refresh_token").asText());
    }

    @Test
    void aTokenLastsTwelveHours() {
        rotate();
        JsonNode granted = app.install("scope", "team:read", "user_scope", "search:read");
        JsonNode user = granted.path("authed_user");
        assertThat(token(granted)).startsWith("xoxe.xoxb-1-");
        assertThat(user.path("access_token").asText()).startsWith("xoxe.xoxp-1-");
        assertThat(granted.path("refresh_token").asText()).matches("xoxe-1-\\w+");
        assertThat(user.path("refresh_token").asText()).startsWith("xoxe-1-");
        assertThat(granted.path("expires_in").asLong()).isEqualTo(43_200);
        assertThat(app.as(token(granted), "auth.test").path("expires_in").asLong())
                .isBetween(43_000L, 43_200L);

        clock.forward(Duration.ofSeconds(43_100));
        assertThat(app.standing(token(granted))).isEmpty();
        clock.forward(Duration.ofSeconds(101));
        assertThat(app.standing(token(granted))).isEqualTo("token_expired");
        assertThat(app.standing(user.path("access_token").asText())).isEqualTo("token_expired");
        assertThat(app.standing(granted.path("refresh_token").asText())).isEqualTo("invalid_auth");
    }

    @Test
    void theTwelveHoursPassAsFastAsTheClockIsSet() {
        rotate();
        JsonNode granted = app.install("scope", "team:read");
        app.clock(43_200);
        clock.forward(Duration.ofSeconds(1));
        assertThat(app.standing(token(granted))).isEqualTo("token_expired");
        app.clock(1);
        assertThat(app.standing(token(granted))).isEqualTo("token_expired");
        assertThat(app.standing(token(renewed(granted)))).isEmpty();
    }

    @Test
    void aRefreshPutsTheNextTokenAtTheTop() {
        rotate();
        JsonNode granted = app.install("scope", "team:read", "user_scope", "search:read");
        JsonNode bot = renewed(granted);
        assertThat(bot.path("token_type").asText()).isEqualTo("bot");
        assertThat(bot.path("bot_user_id")).isEqualTo(granted.path("bot_user_id"));
        assertThat(bot.path("team")).isEqualTo(granted.path("team"));
        assertThat(bot.path("scope").asText()).isEqualTo("team:read");
        JsonNode user = renewed(granted.path("authed_user"));
        assertThat(user.path("token_type").asText()).isEqualTo("user");
        assertThat(token(user)).startsWith("xoxe.xoxp-1-");
        assertThat(user.path("scope").asText()).isEqualTo("search:read");
        assertThat(app.standing(token(user))).isEmpty();
    }

    @Test
    void atMostTwoTokensWorkAtOnce() {
        rotate();
        JsonNode first = app.install("scope", "team:read");
        JsonNode second = renewed(first);
        assertThat(app.standing(token(first))).isEmpty();
        JsonNode third = renewed(second);
        assertThat(app.standing(token(first))).isEqualTo("token_revoked");
        assertThat(app.standing(token(second))).isEmpty();
        assertThat(app.standing(token(third))).isEmpty();
    }

    @Test
    void aRefreshTokenIsGoodForOneUseAndAShortGrace() {
        rotate();
        JsonNode granted = app.install("scope", "team:read");
        JsonNode once = renewed(granted);
        assertThat(once.path("refresh_token")).isNotEqualTo(granted.path("refresh_token"));
        clock.forward(Duration.ofSeconds(50));
        assertThat(renewed(granted).path("ok").asBoolean()).isTrue();
        clock.forward(Duration.ofSeconds(11));
        assertThat(renewed(granted).path("error").asText()).isEqualTo("invalid_refresh_token");
        assertThat(renewed(once).path("ok").asBoolean()).isTrue();
    }

    @Test
    void theGraceIsASettingOfTheApp() {
        app = OAuthClient.registered(server, ", \"token_rotation\": true, \"refresh_grace_seconds\": 0");
        JsonNode granted = app.install("scope", "team:read");
        assertThat(renewed(granted).path("ok").asBoolean()).isTrue();
        assertThat(renewed(granted).path("error").asText()).isEqualTo("invalid_refresh_token");
        assertThat(app.http()
                        .post("/_sim/apps", "{\"name\": \"Archive\", \"refresh_grace_seconds\": -1}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anotherAppCannotUseARefreshToken() {
        rotate();
        JsonNode granted = app.install("scope", "team:read");
        OAuthClient other = OAuthClient.registered(server, "Other", ", \"token_rotation\": true");
        assertThat(other.refresh(granted.path("refresh_token").asText())
                        .path("error")
                        .asText())
                .isEqualTo("invalid_refresh_token");
    }

    @Test
    void aLongLivedTokenIsExchangedOnceAndDiesWithTheFirstRefresh() {
        JsonNode granted = app.install("scope", "team:read");
        String old = token(granted);
        assertThat(exchange(old).path("error").asText()).isEqualTo("token_rotation_not_enabled");
        rotate();
        JsonNode exchanged = exchange(old);
        assertThat(token(exchanged)).startsWith("xoxe.xoxb-1-");
        assertThat(exchanged.path("expires_in").asLong()).isEqualTo(43_200);
        assertThat(exchanged.path("bot_user_id")).isEqualTo(granted.path("bot_user_id"));
        assertThat(exchanged.path("team").path("name").asText()).isEqualTo("Northwind");
        assertThat(exchange(old).path("error").asText()).isEqualTo("token_already_exchanged");
        assertThat(exchange(token(exchanged)).path("error").asText()).isEqualTo("invalid_token");
        assertThat(exchange("xoxb-nonsense").path("error").asText()).isEqualTo("invalid_token");
        assertThat(app.standing(old)).isEmpty();

        JsonNode refreshed = renewed(exchanged);
        assertThat(app.standing(old)).isEqualTo("token_revoked");
        assertThat(app.standing(token(exchanged))).isEmpty();
        assertThat(app.standing(token(refreshed))).isEmpty();
    }

    private JsonNode exchange(String token) {
        return app.call("oauth.v2.exchange", fields("token", token));
    }

    @Test
    void rotationCannotBeSwitchedOffAgain() {
        rotate();
        assertThat(app.http()
                        .post("/_sim/apps", "{\"name\": \"Archive\", \"token_rotation\": false}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void revokingATokenThatRotatesRevokesItAlone() {
        rotate();
        JsonNode first = app.install("scope", "team:read");
        JsonNode second = renewed(first);
        assertThat(app.as(token(first), "auth.revoke").path("revoked").asBoolean())
                .isTrue();
        assertThat(app.standing(token(first))).isEqualTo("token_revoked");
        assertThat(app.standing(token(second))).isEmpty();
        assertThat(renewed(second).path("ok").asBoolean()).isTrue();
    }

    @Test
    void tokensAndTheirAgeSurviveARestart() {
        // Given
        rotate();
        JsonNode first = app.install("scope", "team:read", "user_scope", "search:read");
        JsonNode second = renewed(first);
        String user = first.path("authed_user").path("access_token").asText();
        clock.forward(Duration.ofHours(6));
        // When
        server.close();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
        app = new OAuthClient(new Http(server.baseUrl()), app.app());
        // Then
        assertThat(app.standing(token(second))).isEmpty();
        assertThat(app.standing(user)).isEmpty();
        clock.forward(Duration.ofHours(6));
        assertThat(app.standing(user)).isEqualTo("token_expired");
        assertThat(renewed(first).path("error").asText()).isEqualTo("invalid_refresh_token");
        assertThat(app.standing(token(renewed(second)))).isEmpty();
    }
}
