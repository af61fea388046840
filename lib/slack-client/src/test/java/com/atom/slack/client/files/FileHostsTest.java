package com.atom.slack.client.files;

import java.net.URI;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileHostsTest {

    private final FileHosts slack = new FileHosts(URI.create("https://slack.com/api"));
    private final FileHosts simulator = new FileHosts(URI.create("http://127.0.0.1:8090/api"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.slack.com/files-pri/T1-F1/download/a%20b.gif?pub_secret=1",
                "https://FILES.slack.com/files-pri/T1-F1/a.gif",
                "https://acme.slack.com:443/files/a.gif"
            })
    void slacksOwnAddressesAreAskedAsTheyAre(String address) {
        assertThat(slack.resolve(URI.create(address))).contains(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://files.slack.com/files-pri/T1-F1/a.gif",
                "https://files.slack.com.example.org/a.gif",
                "https://notslack.com/a.gif",
                "https://example.org/files.slack.com",
                "https://files.slack.com@example.org/a.gif",
                "https://user@files.slack.com/a.gif",
                "https://files.slack.com:8443/a.gif",
                "https://.../tedair.gif",
                "https://files.slack.com",
                "file:///etc/passwd",
                "http://169.254.169.254/latest",
                "mailto:a@slack.com",
                "a.gif"
            })
    @Tag("security-38")
    @Tag("security-39")
    void theTokenGoesNowhereElse(String address) {
        assertThat(slack.resolve(URI.create(address))).isEmpty();
        assertThat(slack.resolve(URI.create("http://127.0.0.1:8090/files-pri/T1-F1/a.gif")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://files.slack.com/files-pri/T1-F1/a%20b.gif?x=%26, http://127.0.0.1:8090/files-pri/T1-F1/a%20b.gif?x=%26",
        "http://127.0.0.1:8090/upload/v1/abc, http://127.0.0.1:8090/upload/v1/abc"
    })
    void aSimulatorStandsForAllOfSlacksHosts(String named, String asked) {
        assertThat(simulator.resolve(URI.create(named))).contains(URI.create(asked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9999/a", "http://example.org/a", "https://127.0.0.1:8090/a"})
    void aSimulatorStandsForNobodyElse(String address) {
        assertThat(simulator.resolve(URI.create(address))).isEmpty();
    }
}
