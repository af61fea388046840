package com.atom.slack.auth.slackapp;

import java.net.URI;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublicAddressTest {

    private final PublicAddress address = PublicAddress.of(URI.create("https://atom.example:8443/"));

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/console?tab=2#top", "/.//evil.example", "/%2F/evil.example"})
    @Tag("security-14")
    void aPathOfOursIsComeBackTo(String path) {
        assertThat(address.returnTo(path)).get().satisfies(target -> {
            assertThat(target.getScheme()).isEqualTo("https");
            assertThat(target.getAuthority()).isEqualTo("atom.example:8443");
        });
    }

    @Tag("security-14")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "/ok\\..\\evil",
                "https:evil.example",
                "https://evil.example",
                "@evil.example",
                ".evil.example",
                "",
                "/a b",
                "/\r\nSet-Cookie: a=b",
                "javascript:alert(1)"
            })
    @Tag("security-14")
    void anythingElseIsNot(String path) {
        assertThat(address.returnTo(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://atom.example,true,false",
        "http://localhost:8080,true,true",
        "http://127.0.0.1:8080,true,true",
        "http://atom.example,false,false",
        "http://localhost.evil.example,false,false"
    })
    @Tag("security-68")
    void plainHttpIsForLoopbackOnly(URI origin, boolean safe, boolean mayOmitSecure) {
        assertThat(PublicAddress.of(origin).isSafe()).isEqualTo(safe);
        assertThat(PublicAddress.of(origin).mayOmitSecure()).isEqualTo(mayOmitSecure);
    }

    @Test
    void anAddressThatIsNoneIsAFaultOfOneLine() {
        assertThatThrownBy(() -> PublicAddress.of(URI.create("atom.example")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("ATOM_PUBLIC_URL");
    }
}
