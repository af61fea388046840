package com.atom.slack.client.rates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import com.atom.slack.client.Samples;

import static org.assertj.core.api.Assertions.assertThat;

class SlackMethodTest {

    @ParameterizedTest
    @EnumSource
    void aMethodHasTheTierThatSlackPublishes(SlackMethod method) throws JsonProcessingException {
        // Given
        JsonNode published = new ObjectMapper().readTree(Samples.text("specs/rate_limit_tiers.json"));

        // When
        String tier = published.path(method.wireName()).asText();

        // Then
        assertThat(method.tier().name().replace("_", "").toLowerCase())
                .isEqualTo(tier.startsWith("SpecialTier_") ? "special" : tier.toLowerCase());
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT_POST_MESSAGE", "CHAT_SCHEDULE_MESSAGE", "FILES_COMPLETE_UPLOAD_EXTERNAL"})
    void whatCannotBeTakenBackByAskingAgainAdds(SlackMethod method) {
        assertThat(method.effect()).isEqualTo(Effect.ADDS);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = ".*_(LIST|INFO|GET|TEST|HISTORY|REPLIES|MEMBERS|PERMALINK)")
    void questionsChangeNothing(SlackMethod method) {
        assertThat(method.effect()).isEqualTo(Effect.NONE);
    }

    @Test
    void onlyPostsAreCountedByChannel() {
        assertThat(SlackMethod.values())
                .filteredOn(SlackMethod::isCountedByChannel)
                .containsExactly(SlackMethod.CHAT_POST_MESSAGE);
    }
}
