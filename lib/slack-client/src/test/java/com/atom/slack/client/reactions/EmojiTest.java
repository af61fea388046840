package com.atom.slack.client.reactions;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmojiTest {

    @ParameterizedTest
    @ValueSource(strings = {"thumbsup", "+1", "+1::skin-tone-6", "party-parrot", "いいね", "man-woman-girl"})
    void aNameHasNoColonsAroundIt(String name) {
        assertThat(new Emoji(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":thumbsup:", "thumbs up", "+1::skin-tone-7", "+1:skin-tone-2", "+1::", "a\nb"})
    void anythingElseIsRefusedByName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Emoji(name)).withMessageContaining(name);
    }
}
