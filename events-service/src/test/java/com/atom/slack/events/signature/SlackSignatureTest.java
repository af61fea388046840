package com.atom.slack.events.signature;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Vectors of slack-platform.md section 1; rows 1 to 3 and 7 of security.md. */
class SlackSignatureTest {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String TIMESTAMP = "1700000000";
    private static final String HEX = "95d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2";
    private static final String BODY = """
            {"token":"z26uFbvR1xHJEdHE1OQiO6t8","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}""";
    private static final String SLASH_COMMAND =
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                    + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                    + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                    + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    @Test
    void theDocumentedExampleIsGenuine() {
        assertThat(judgeAt(
                        1531420618,
                        "1531420618",
                        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                        SLASH_COMMAND))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void aSignedHandshakeIsGenuine() {
        assertThat(judge("v0=" + HEX, BODY)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    @Tag("security-2")
    void rawBytesAreSignedNotParsedText() {
        assertThat(judge("v0=c84bf3995b5dd6f610dd31fffd25b45f8e6853a2213afb3aea74ed0bd3bf5145", """
                        {"type":"event_callback","event":{"type":"message","text":"caf\\u00e9 ☃ <https:\\/\\/example.com>"}}"""))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void anEmptyBodyCanBeSigned() {
        assertThat(judge("v0=e32114b39f9a22e4b8d8778478b39e6ed0677e5562e5474c3104b4074f1917e2", ""))
                .isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v0=",
                "95d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2",
                "v1=95d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2",
                "V0=95d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2",
                "v0=95d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a",
                "v0=95d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2a2",
                "v0=95D582100528666CAAC3FB2D258BA099A6C3D939AE9E1D433FEA91E2F839C7A2",
                "v0=g5d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2",
                "v0=٩5d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2",
                " v0=95d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2",
                "v0=95d582100528666caac3fb2d258ba099a6c3d939ae9e1d433fea91e2f839c7a2,v0=00"
            })
    @Tag("security-1")
    void aSignatureOfAnyOtherFormIsMalformed(String signature) {
        assertThat(judge(signature, BODY)).isEqualTo(Verdict.MALFORMED_SIGNATURE);
    }

    @Test
    @Tag("security-1")
    void aMissingOrRepeatedHeaderIsMalformed() {
        SlackSignature signature = knowing(1700000000, SECRET);
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

        assertThat(signature.judge(null, List.of(), List.of(TIMESTAMP), body)).isEqualTo(Verdict.MALFORMED_SIGNATURE);
        assertThat(signature.judge(null, List.of("v0=" + HEX, "v0=" + HEX), List.of(TIMESTAMP), body))
                .isEqualTo(Verdict.MALFORMED_SIGNATURE);
        assertThat(signature.judge(null, List.of("v0=" + HEX), List.of(), body)).isEqualTo(Verdict.MALFORMED_TIMESTAMP);
        assertThat(signature.judge(null, List.of("v0=" + HEX), List.of(TIMESTAMP, TIMESTAMP), body))
                .isEqualTo(Verdict.MALFORMED_TIMESTAMP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1700000000",
                "17000000000000000000",
                " 17",
                "17 ",
                "1e9",
                "1700000000.0",
                "0x6553f100",
                "١٧"
            })
    @Tag("security-3")
    void aTimeThatIsNotDigitsOnlyIsMalformed(String timestamp) {
        assertThat(judgeAt(1700000000, timestamp, "v0=" + HEX, BODY)).isEqualTo(Verdict.MALFORMED_TIMESTAMP);
    }

    @ParameterizedTest
    @CsvSource({
        "-301, STALE",
        "301, STALE",
        "31536000, STALE",
        "-31536000, STALE",
        "-300, GENUINE",
        "300, GENUINE",
        "0, GENUINE"
    })
    @Tag("security-3")
    void theWindowIsFiveMinutesBothWays(long secondsLater, Verdict verdict) {
        assertThat(judgeAt(1700000000 + secondsLater, TIMESTAMP, "v0=" + HEX, BODY))
                .isEqualTo(verdict);
    }

    @Test
    @Tag("security-3")
    void theOldestPossibleTimeIsStaleAndNothingOverflows() {
        assertThat(judgeAt(1700000000, "0", "v0=" + HEX, BODY)).isEqualTo(Verdict.STALE);
        assertThat(judgeAt(1700000000, "999999999999999999", "v0=" + HEX, BODY)).isEqualTo(Verdict.STALE);
    }

    @Test
    @Tag("security-2")
    void aBodyChangedByOneBitAnywhereIsWrong() {
        SlackSignature signature = knowing(1700000000, SECRET);
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] ^= 1;
            assertThat(signature.judge(null, List.of("v0=" + HEX), List.of(TIMESTAMP), body))
                    .as("bit of byte %d", i)
                    .isEqualTo(Verdict.WRONG);
            body[i] ^= 1;
        }
        assertThat(signature.judge(null, List.of("v0=" + HEX), List.of(TIMESTAMP), body))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void anotherTimeWithinTheWindowIsWrong() {
        assertThat(judgeAt(1700000000, "1700000001", "v0=" + HEX, BODY)).isEqualTo(Verdict.WRONG);
        assertThat(judgeAt(1700000000, "01700000000", "v0=" + HEX, BODY)).isEqualTo(Verdict.WRONG);
    }

    @Test
    @Tag("security-7")
    void twoSecretsOverlapWhileOneIsRotated() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        List<String> signed = List.of("v0=" + HEX);

        assertThat(knowing(1700000000, "new", SECRET).judge(null, signed, List.of(TIMESTAMP), body))
                .isEqualTo(Verdict.GENUINE);
        assertThat(knowing(1700000000, "new").judge(null, signed, List.of(TIMESTAMP), body))
                .isEqualTo(Verdict.WRONG);
        assertThat(knowing(1700000000).judge(null, signed, List.of(TIMESTAMP), body))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void aPathThatNamesAnotherAppIsWrong() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        SlackSignature signature = knowing(1700000000, SECRET);

        assertThat(signature.judge("A_OURS", List.of("v0=" + HEX), List.of(TIMESTAMP), body))
                .isEqualTo(Verdict.GENUINE);
        assertThat(signature.judge("A_OTHER", List.of("v0=" + HEX), List.of(TIMESTAMP), body))
                .isEqualTo(Verdict.WRONG);
    }

    private static Verdict judge(String signature, String body) {
        return judgeAt(1700000000, TIMESTAMP, signature, body);
    }

    private static Verdict judgeAt(long nowSeconds, String timestamp, String signature, String body) {
        return knowing(nowSeconds, SECRET)
                .judge(null, List.of(signature), List.of(timestamp), body.getBytes(StandardCharsets.UTF_8));
    }

    private static SlackSignature knowing(long nowSeconds, String... secrets) {
        return new SlackSignature(
                new SignatureConfig() {
                    @Override
                    public Optional<List<String>> secrets() {
                        return Optional.of(List.of(secrets));
                    }

                    @Override
                    public Optional<String> appId() {
                        return Optional.of("A_OURS");
                    }

                    @Override
                    public Duration window() {
                        return Duration.ofMinutes(5);
                    }
                },
                Clock.fixed(Instant.ofEpochSecond(nowSeconds), ZoneOffset.UTC));
    }
}
