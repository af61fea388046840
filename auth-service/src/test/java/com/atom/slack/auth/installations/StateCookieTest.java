package com.atom.slack.auth.installations;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.auth.secrets.OneTimeSecret;
import com.atom.slack.auth.slackapp.PublicAddress;

import static org.assertj.core.api.Assertions.assertThat;

class StateCookieTest {

    private static final OneTimeSecret VALUE = new OneTimeSecret("v");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @ParameterizedTest
    @ValueSource(strings = {"https://atom.example", "http://atom.example", "https://localhost:8080"})
    @Tag("security-12")
    void isBoundToTheHostAndToHttps(URI origin) {
        assertThat(cookie(origin).set(VALUE, TEN_MINUTES))
                .isEqualTo("__Host-atom-slack-state=v; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"})
    void isPlainOnLoopbackWithoutHttpsOnly(URI origin) {
        assertThat(cookie(origin).set(VALUE, TEN_MINUTES))
                .isEqualTo("atom-slack-state=v; Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
    }

    @Test
    void isRemovedWithTheSameAttributes() {
        assertThat(cookie(URI.create("https://atom.example")).clear())
                .isEqualTo("__Host-atom-slack-state=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    private static StateCookie cookie(URI origin) {
        return StateCookie.on(new PublicAddress(origin));
    }
}
