package com.atom.slack.client;

import java.time.Instant;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.atom.slack.client.SlackAnswer.Kind;
import com.atom.slack.client.SlackStub.Scripted;
import com.atom.slack.client.rates.SlackMethod;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersIT {

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    @Test
    void anAnswerCarriesTheSecondOfItsDateHeader() {
        // Given
        SLACK.thenOk("{\"ok\":true,\"team\":{\"id\":\"T1\"}}");

        // When
        SlackAnswer answer = SLACK.call(teamInfo().with("domain", "a b&c"));

        // Then
        assertThat(answer).isInstanceOfSatisfying(SlackAnswer.Ok.class, ok -> {
            assertThat(ok.answered()).isEqualTo(Instant.parse("2026-11-22T20:00:00Z"));
            assertThat(ok.asked()).isBeforeOrEqualTo(ok.answered());
            assertThat(ok.body().at("/team/id").asText()).isEqualTo("T1");
            assertThat(ok.warnings()).isEmpty();
        });
        assertThat(SLACK.heardLast().verb()).isEqualTo("GET");
        assertThat(SLACK.heardLast().params()).containsEntry("domain", "a b&c").hasSize(1);
        assertThat(SLACK.heardLast().header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(SLACK.heardLast().query()).doesNotContain("token");
    }

    @Test
    void aMissingScopeIsNamed() {
        // Given
        SLACK.thenOk("""
                {"ok":false,"error":"missing_scope","needed":"groups:read","provided":"channels:read,users:read"}""");

        // When
        SlackAnswer answer = SLACK.call(SlackCall.of(SLACK.team(), SlackMethod.CONVERSATIONS_LIST));

        // Then
        assertThat(answer).isInstanceOfSatisfying(SlackAnswer.Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Kind.MISSING_SCOPE);
            assertThat(refused.needed()).contains("groups:read");
            assertThat(refused.provided()).contains("channels:read,users:read");
        });
    }

    @Test
    void whatIsWrongWithTheArgumentsIsSaid() {
        // Given
        SLACK.thenOk("""
                {"ok":false,"error":"invalid_arguments","response_metadata":{"messages":["[ERROR] missing: channel"]}}""");

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isInstanceOfSatisfying(SlackAnswer.Refused.class, refused -> {
            assertThat(refused.error()).isEqualTo("invalid_arguments");
            assertThat(refused.kind()).isEqualTo(Kind.OTHER);
            assertThat(refused.details()).containsExactly("[ERROR] missing: channel");
        });
    }

    @Test
    void warningsComeOnceWhereverSlackWritesThem() {
        // Given
        SLACK.thenOk("""
                {"ok":true,"warning":"already_in_channel,missing_charset",
                 "response_metadata":{"warnings":["already_in_channel"]}}""");

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SlackAnswer.Ok.class,
                        ok -> assertThat(ok.warnings()).containsExactly("already_in_channel", "missing_charset"));
    }

    @Test
    void anErrorThatIsASentenceIsARefusalAndNoSeriesOfItsOwnInTheMetrics() {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"No query passed\"}");

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.OTHER, "No query passed"));
        assertThat(SLACK.heard()).hasSize(1);
        assertThat(SLACK.meters()
                        .get("slack.calls")
                        .tag("outcome", "other")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    @Tag("security-39")
    void theTokenNeverFollowsARedirect() {
        // Given
        SLACK.then(Scripted.of(302, "").header("Location", SLACK.origin() + "/stolen"));

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.OTHER, "http_302"));
        assertThat(SLACK.heard()).hasSize(1);
    }

    @Test
    @Tag("security-40")
    void anAnswerPastTheCapIsRefused() {
        // Given
        SLACK.thenOk("{\"ok\":true,\"filler\":\"" + "x".repeat(2_000_000) + "\"}");

        // When
        SlackAnswer answer = SLACK.call(teamInfo());

        // Then
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(Kind.OTHER, "answer_too_large"));
    }

    private static SlackCall teamInfo() {
        return SlackCall.of(SLACK.team(), SlackMethod.TEAM_INFO);
    }
}
