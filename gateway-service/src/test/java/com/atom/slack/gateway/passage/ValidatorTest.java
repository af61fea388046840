package com.atom.slack.gateway.passage;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ValidatorTest {

    @Test
    void theMomentOfTheAnswerDoesNotCount() {
        assertThat(tag("{\"ok\":true,\"timestamp\":\"2026-01-01T00:00:00Z\",\"total\":3}"))
                .isEqualTo(tag("{\"ok\":true,\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"total\":3}"));
    }

    @Test
    void theMomentOfTheAnswerDoesNotCountAtTheEndEither() {
        assertThat(tag("{\"messages\":[{\"timestamp\":\"1\"}],\"timestamp\":\"2026-01-01T00:00:00Z\"}"))
                .isEqualTo(tag("{\"messages\":[{\"timestamp\":\"1\"}],\"timestamp\":\"2027\"}"));
    }

    @Test
    void everythingElseCounts() {
        assertThat(tag("{\"timestamp\":\"1\",\"total\":3}")).isNotEqualTo(tag("{\"timestamp\":\"1\",\"total\":4}"));
    }

    @Test
    void aTimestampFurtherInsideCounts() {
        assertThat(tag("{\"file\":{\"timestamp\":\"1\"}}")).isNotEqualTo(tag("{\"file\":{\"timestamp\":\"2\"}}"));
    }

    @Test
    void whatIsNotJsonIsTaggedWhole() {
        assertThat(tag("plain")).isNotEqualTo(tag("text")).startsWith("W/\"");
    }

    @Test
    void aTagIsFoundInAListWithOrWithoutItsWeakness() {
        String tag = tag("{}");

        assertThat(Validator.named("\"other\", " + tag, tag)).isTrue();
        assertThat(Validator.named(tag.substring(2), tag)).isTrue();
        assertThat(Validator.named("*", tag)).isTrue();
        assertThat(Validator.named("\"other\"", tag)).isFalse();
    }

    private static String tag(String body) {
        return Validator.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
