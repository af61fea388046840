package com.atom.slack.auth.vault;

import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyRingTest {

    private static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

    @Test
    void saysHowToMakeAKeyWhenThereIsNone() {
        assertThatThrownBy(() -> KeyRing.parse(Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("ENCRYPTION_KEY is missing")
                .hasMessageContaining("openssl rand -base64 32")
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "secret-but-no-base64!",
                "c2hvcnQ=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                KEY + ",",
                ":" + KEY,
                "a:" + KEY + ",a:" + KEY
            })
    @Tag("security-68")
    void refusesABadKeyWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> KeyRing.parse(Optional.of(text)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("ENCRYPTION_KEY")
                .message()
                .hasLineCount(1)
                .doesNotContain("secret-but", KEY, "c2hvcnQ=");
    }

    @Test
    void theFirstKeyWraps() {
        assertThat(KeyRing.parse(Optional.of("b:" + KEY + ", a:" + KEY)).newest())
                .isEqualTo("b");
    }
}
