package com.atom.slack.auth.rotation;

import java.net.http.HttpResponse;
import java.sql.SQLException;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.rotation.Rotation.Generation;
import com.atom.slack.auth.slackapp.Pair;
import com.atom.slack.auth.testing.OtherSlack;
import com.atom.slack.auth.vault.TokenKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Every line at which a process may die or an answer may be lost. */
@QuarkusTest
@TestProfile(OtherSlack.class)
class LostRefreshIT extends RotatingWorkspace {

    @Test
    void aCrashBetweenTheTurnAndTheCallCostsNothing() throws SQLException {
        int generation = leased().path("generation").asInt();
        int before = refreshes();
        take(generation);
        leaseEnds();

        Renewal renewal = rotation.renew(bot(), generation).await().atMost(SOON);

        assertThat(renewal).isInstanceOf(Renewal.Renewed.class);
        assertThat(refreshes()).isEqualTo(before + 1);
    }

    @Test
    void aCrashBetweenTheCallAndTheSaveIsHealedByTheSameRefreshTokenOnceMore() throws SQLException {
        int generation = leased().path("generation").asInt();
        int before = refreshes();
        take(generation);
        Pair gone = called();
        leaseEnds();

        Renewal renewal = rotation.renew(bot(), generation).await().atMost(SOON);

        JsonNode lease = leased();
        assertThat(renewal).isInstanceOf(Renewal.Renewed.class);
        assertThat(refreshes()).isEqualTo(before + 2);
        assertThat(lease.path("token").asText()).isNotEqualTo(gone.access().secret());
        assertThat(slack.test(lease.path("token").asText())).isEqualTo("ok");
        assertThat(rotation.renew(bot(), lease.path("generation").asInt())
                        .await()
                        .atMost(SOON))
                .as("the refresh token that was saved belongs to it")
                .isInstanceOf(Renewal.Renewed.class);
    }

    @Test
    void aPairThatComesTooLateDoesNotReplaceANewerOne() {
        int generation = leased().path("generation").asInt();
        Pair late = called();
        refused(generation, "token_expired");
        JsonNode present = leased();

        ends.save(new Generation(bot(), generation), late).await().atMost(SOON);

        assertThat(leased().path("token").asText())
                .isEqualTo(present.path("token").asText())
                .isNotEqualTo(late.access().secret());
        assertThat(open(TokenKind.BOT_REFRESH)).isNotEqualTo(late.refresh().secret());
    }

    @Test
    void aLostAnswerMeansOneMoreCallThenTheTokenIsUsedUpAndThenTheWorkspaceSaysSo() throws SQLException {
        JsonNode held = leased();
        int generation = held.path("generation").asInt();
        int before = refreshes();
        try (var cut = slack.fault("{\"fault\": \"malformed\", \"method\": \"oauth.v2.access\", \"seconds\": 60}")) {
            // When
            HttpResponse<String> asked = refresh("{}");
            assertThat(asked.statusCode()).isEqualTo(503);
            refresh("{}");
        }

        // Then
        assertThat(refreshes()).isEqualTo(before + 2);
        assertThat(leased().path("token").asText()).isEqualTo(held.path("token").asText());
        expire();
        assertThat(refused(generation, "token_expired").statusCode()).isEqualTo(409);
        assertThat(refreshes()).isEqualTo(before + 2);
        assertThat(state()).isEqualTo("NEEDS_REAUTH|refresh_lost");
        assertThat(database.run(team, "select action from audit order by id desc limit 3"))
                .contains("NEEDS_REAUTH", "REFRESH_REFUSED");
    }

    @Test
    void whatSlackDidNotActUponIsTriedAgainWithTheSameRefreshToken() throws SQLException {
        int generation = leased().path("generation").asInt();
        String refreshToken = open(TokenKind.BOT_REFRESH);
        try (var away = slack.fault("{\"fault\": \"http_error\", \"method\": \"oauth.v2.access\", \"seconds\": 60}")) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> asked = refresh("{}");
                assertThat(asked.statusCode()).isEqualTo(503);
                assertThat(asked.headers().firstValue("Retry-After")).isPresent();
                database.run(team, "update token_refresh set not_before = null where team = '" + team + "'");
            }
        }
        assertThat(open(TokenKind.BOT_REFRESH)).isEqualTo(refreshToken);

        HttpResponse<String> asked = refresh("{}");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(leased().path("generation").asInt()).isGreaterThan(generation);
        assertThat(state()).isEqualTo("CONNECTED|null");
    }

    @Test
    void aRefreshTokenThatSlackRefusesMeansANewInstallation() throws SQLException {
        int generation = leased().path("generation").asInt();
        slack.act("{\"action\": \"revoke\", \"team\": \"" + team + "\"}");

        HttpResponse<String> refused = refused(generation, "token_expired");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(type(refused)).endsWith("needs-reauth");
        assertThat(state()).isEqualTo("NEEDS_REAUTH|invalid_refresh_token");
        assertThat(database.run(team, "select records from outbox order by id desc limit 1")
                        .getFirst())
                .contains("NEEDS_REAUTH", "invalid_refresh_token");

        install();
        assertThat(state()).isEqualTo("CONNECTED|null");
        assertThat(slack.test(leased().path("token").asText())).isEqualTo("ok");
    }
}
