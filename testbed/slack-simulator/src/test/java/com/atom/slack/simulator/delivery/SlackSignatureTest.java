package com.atom.slack.simulator.delivery;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The vectors of the platform notes, section 1. */
class SlackSignatureTest {
    @Test
    void signsSlacksOwnExample() {
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
                + "%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        assertThat(signed("1531420618", body))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void signsAChallenge() {
        String body = """
            {"token":"z26uFbvR1xHJEdHE1OQiO6t8",\
            "challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P",\
            "type":"url_verification"}\
            """;
        assertThat(signed("1700000000", body))
                .isEqualTo("v0=95d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2");
    }

    @Test
    void signsTheBytesAndNotTheirMeaning() {
        String body = """
            {"type":"event_callback","event":{"type":"message","text":"caf\\u00e9 ☃ <https:\\/\\/example.com>"}}\
            """;
        assertThat(signed("1700000000", body))
                .isEqualTo("v0=c84bf3995b5dd6f610dd31fffd25b45f8e6853a2213afb3aea74ed0bd3bf5145");
    }

    @Test
    void signsNothing() {
        assertThat(signed("1700000000", ""))
                .isEqualTo("v0=e32114b39f9a22e4b8d8778478b39e6ed0677e5562e5474c3104b4074f1917e2");
    }

    private static String signed(String timestamp, String body) {
        return SlackSignature.of("8f742231b10e8888abcd99yyyzzz85a5", timestamp, body.getBytes(StandardCharsets.UTF_8));
    }
}
