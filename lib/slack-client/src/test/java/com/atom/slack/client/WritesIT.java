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

class WritesIT {

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    @Test
    void aWriteIsAFormWithTheTokenInTheHeaderAlone() {
        // Given
        SLACK.thenOk("{\"ok\":true}");

        // When
        SLACK.call(post().with("text", "a b&c=ü ☃"));

        // Then
        var heard = SLACK.heardLast();
        assertThat(heard.verb()).isEqualTo("POST");
        assertThat(heard.path()).isEqualTo("/api/chat.postMessage");
        assertThat(heard.query()).isNull();
        assertThat(heard.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(heard.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(heard.form())
                .containsEntry("channel", "C1")
                .containsEntry("text", "a b&c=ü ☃")
                .hasSize(2);
        assertThat(heard.body().toString()).doesNotContain("token");
    }

    @Test
    void whatAddsIsInDoubtWhenNoAnswerComes() {
        // Given
        SLACK.then(Scripted.SILENCE);
        SLACK.waitOnly(Duration.ofMillis(300));

        // When
        SlackAnswer answer = SLACK.call(post());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.IN_DOUBT, "unreachable"));
        assertThat(SLACK.heard()).hasSize(1);
    }

    @Test
    void whatAddsIsInDoubtWhenTheConnectionBreaks() {
        // Given
        SLACK.then(Scripted.HANG_UP);

        // When
        SlackAnswer answer = SLACK.call(post());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.IN_DOUBT, "unreachable"));
        assertThat(SLACK.heard()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void whatAddsIsInDoubtWhenSlackFails(int status) {
        // Given
        SLACK.then(Scripted.of(status, "down"));

        // When
        SlackAnswer answer = SLACK.call(post());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.IN_DOUBT, "unreachable"));
        assertThat(SLACK.heard()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error", "service_unavailable"})
    void whatAddsIsInDoubtWhenSlackMayHaveGotHalfway(String error) {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"" + error + "\"}");

        // When
        SlackAnswer answer = SLACK.call(post());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.IN_DOUBT, error));
        assertThat(SLACK.heard()).hasSize(1);
    }

    @Test
    void whatAddsIsNotInDoubtWhenSlackSaysWhyItDidNothing() {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"request_timeout\"}");

        // When
        SlackAnswer answer = SLACK.call(post());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.TRANSIENT, "request_timeout"));
        assertThat(SLACK.heard()).hasSize(1);
    }

    @Test
    void whatAddsIsTriedAgainAfterALimit() {
        // Given
        SLACK.then(Scripted.of(429, "").header("Retry-After", "1")).thenOk("{\"ok\":true}");

        // When
        SlackAnswer answer = SLACK.call(post());

        // Then
        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(SLACK.heard()).hasSize(2);
    }

    @Test
    void whatAddsIsTriedAgainWhileNobodyTakesTheConnection() {
        // Given
        SLACK.moveAway();

        // When
        SlackAnswer answer = SLACK.call(post());

        // Then nothing is in doubt, and a permit was asked for each of the four attempts
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.TRANSIENT, "unreachable"));
        assertThat(SLACK.meters().get("slack.permit.wait").timer().count()).isEqualTo(4);
    }

    @Test
    void whatSettlesIsTriedAgainLikeARead() {
        // Given
        SLACK.then(Scripted.HANG_UP).then(Scripted.of(503, "")).thenOk("{\"ok\":true}");

        // When
        SlackAnswer answer = SLACK.call(SlackCall.of(SLACK.team(), SlackMethod.CHAT_DELETE));

        // Then
        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(SLACK.heard()).hasSize(3);
    }

    private static SlackCall post() {
        return SlackCall.of(SLACK.team(), SlackMethod.CHAT_POST_MESSAGE).with("channel", "C1");
    }
}
