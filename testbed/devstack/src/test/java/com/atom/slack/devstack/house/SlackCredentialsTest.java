package com.atom.slack.devstack.house;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SlackCredentialsTest {

    @Test
    void noneMeansTheDemoWorkspace() {
        assertThat(SlackCredentials.from(Map.of("SLACK_CLIENT_ID", " "))).isEmpty();
    }

    @Test
    void halfOfThemIsRefusedWithTheNamesOfTheOthers() {
        assertThatThrownBy(() -> SlackCredentials.from(Map.of("SLACK_CLIENT_ID", "1.2")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("missing SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET");
    }

    @Test
    void allOfThemMeanRealSlack() {
        // When
        SlackCredentials slack = SlackCredentials.from(
                        Map.of("SLACK_CLIENT_ID", "1.2", "SLACK_CLIENT_SECRET", "s", "SLACK_SIGNING_SECRET", "t"))
                .orElseThrow();

        // Then
        assertThat(slack.apiBaseUrl()).isEqualTo("https://slack.com/api");
        assertThat(slack.appId()).isEmpty();
    }
}
