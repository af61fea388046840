package com.atom.slack.client;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.client.SlackAnswer.Kind;
import com.atom.slack.client.SlackStub.Scripted;
import com.atom.slack.client.rates.SlackMethod;

import static org.assertj.core.api.Assertions.assertThat;

class RetriesIT {

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    @Test
    void whatMayPassIsTriedAgain() {
        // Given
        SLACK.then(Scripted.of(503, "down"))
                .thenOk("<html>")
                .thenOk("{\"ok\":false,\"error\":\"internal_error\"}")
                .thenOk("{\"ok\":true}");

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!doctype html><title>Down</title>", "[1]", "{\"ok\":", "{\"fine\":true}", "null"})
    void whatIsNotSlacksAnswerIsAskedForAgainAndNeverBelieved(String body) {
        // Given
        SLACK.thenOk(body);

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.TRANSIENT, "unreachable"));
        assertThat(SLACK.heard()).hasSize(4);
    }

    @Test
    void attemptsHaveAnEnd() {
        // Given
        SLACK.then(Scripted.of(500, ""));

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.TRANSIENT, "unreachable"));
        assertThat(SLACK.heard()).hasSize(4);
    }

    @Test
    void aLimitIsWaitedOutAsLongAsSlackAsks() {
        // Given
        SLACK.then(Scripted.of(429, "{\"ok\":false,\"error\":\"ratelimited\"}").header("Retry-After", "2"))
                .thenOk("{\"ok\":true}");
        long asked = System.nanoTime();

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(SLACK.heard()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratelimited", "rate_limited"})
    void aLimitWithoutItsStatusIsALimitInEitherSpelling(String spelling) {
        // Given a wait of a second where Slack says none
        SLACK.thenOk("{\"ok\":false,\"error\":\"" + spelling + "\"}").thenOk("{\"ok\":true}");
        long asked = System.nanoTime();

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void anExpiredTokenIsReplacedOnce() {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"token_expired\"}").thenOk("{\"ok\":true}");

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(SLACK.heardLast().header("Authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void aRevokedTokenIsSaid() {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"token_revoked\"}");

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.TERMINAL_TOKEN, "token_revoked"));
        assertThat(SLACK.heard()).hasSize(2);
    }

    @Test
    void anAnswerComesBackToWhoAskedHoweverManyAttemptsItTook() {
        // Given
        SLACK.then(Scripted.of(503, "")).thenOk("{\"ok\":true}");

        // When
        boolean back = SLACK.comesBack(SLACK.calls().call(teamInfo()));

        // Then
        assertThat(back).isTrue();
        assertThat(SLACK.heard()).hasSize(2);
    }

    private static SlackCall teamInfo() {
        return SlackCall.of(SLACK.team(), SlackMethod.TEAM_INFO);
    }
}
