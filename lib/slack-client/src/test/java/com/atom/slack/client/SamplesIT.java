package com.atom.slack.client;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.atom.slack.client.SlackAnswer.Kind;
import com.atom.slack.client.rates.SlackMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** Every published answer of a method that we call, through the code that the services use. */
class SamplesIT {

    private static final String EXAMPLES = "web-api-examples";
    private static final String SUCCESS = ".success.json";
    private static final String ERROR = ".error.json";
    private static final Map<String, SlackMethod> METHODS =
            Arrays.stream(SlackMethod.values()).collect(Collectors.toMap(SlackMethod::wireName, method -> method));

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    static List<String> successes() {
        return Samples.in(EXAMPLES, SUCCESS);
    }

    static List<String> errors() {
        return Samples.in(EXAMPLES, ERROR);
    }

    static List<String> testExamples() {
        return Samples.in("web-api-test-examples", ".json");
    }

    @ParameterizedTest
    @MethodSource("successes")
    void anExampleComesThroughWholeAndWithItsCursor(String name) {
        // Given
        String sample = Samples.text(EXAMPLES + "/" + name);
        SLACK.thenOk(sample);

        // When
        SlackAnswer answer = SLACK.call(of(name, SUCCESS));

        // Then
        assertThat(answer).isInstanceOfSatisfying(SlackAnswer.Ok.class, ok -> {
            assertThat(ok.body()).isEqualTo(json(sample));
            assertThat(ok.nextCursor().orElse(""))
                    .isEqualTo(json(sample).at("/response_metadata/next_cursor").asText());
            assertThat(ok.hasMore()).isEqualTo(json(sample).path("has_more").asBoolean());
        });
        assertThat(SLACK.heardLast().path()).isEqualTo("/api/" + name.replace(SUCCESS, ""));
    }

    @ParameterizedTest
    @MethodSource("testExamples")
    void anAnswerOutOfTheSdksTestsComesThroughWhole(String name) {
        // Given an answer of some method; they are all read alike
        String sample = Samples.text("web-api-test-examples/" + name);
        SLACK.thenOk(sample);

        // When
        SlackAnswer answer = SLACK.call(SlackCall.of(SLACK.team(), SlackMethod.AUTH_TEST));

        // Then
        assertThat(answer).isInstanceOfSatisfying(SlackAnswer.Ok.class, ok -> {
            assertThat(ok.body()).isEqualTo(json(sample));
            assertThat(ok.nextCursor()).isEmpty();
            assertThat(ok.hasMore()).isFalse();
        });
    }

    @ParameterizedTest(name = "{0} says {2} at {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    auth.test             | /user_id                             | W12345678
                    team.info             | /team/id                             | T12345
                    users.list            | /members/0/id                        | W012A3CDE
                    users.list            | /members/1/id                        | W07QCRPA4
                    users.list            | /response_metadata/next_cursor       | dXNlcjpVMEc5V0ZYTlo=
                    users.info            | /user/id                             | W012A3CDE
                    conversations.list    | /channels/0/id                       | C012AB3CD
                    conversations.list    | /channels/1/id                       | C061EG9T2
                    conversations.list    | /response_metadata/next_cursor       | dGVhbTpDMDYxRkE1UEI=
                    conversations.info    | /channel/id                          | C012AB3CD
                    conversations.history | /messages/0/ts                       | 1512085950.000216
                    conversations.history | /messages/1/ts                       | 1512104434.000490
                    conversations.history | /response_metadata/next_cursor       | bmV4dF90czoxNTEyMDg1ODYxMDAwNTQz
                    files.list            | /files/1/id                          | F0S43PZDF
                    files.info            | /file/shares/public/C0T8SE4AU/0/ts   | 1531763348.000001
                    chat.postMessage      | /message/ts                          | 1503435956.000247
                    reactions.get         | /file/reactions/0/name               | stuck_out_tongue_winking_eye
                    """)
    void whatAnExampleSaysIsFoundWhereItSaysIt(String method, String pointer, String said) {
        // Given
        SLACK.thenOk(Samples.text(EXAMPLES + "/" + method + SUCCESS));

        // When
        SlackAnswer answer = SLACK.call(SlackCall.of(SLACK.team(), METHODS.get(method)));

        // Then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SlackAnswer.Ok.class,
                        ok -> assertThat(ok.body().at(pointer).textValue()).isEqualTo(said));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anExampleOfAnErrorIsARefusalWithItsCode(String name) {
        // Given
        String sample = Samples.text(EXAMPLES + "/" + name);
        SLACK.thenOk(sample);

        // When
        SlackAnswer answer = SLACK.call(of(name, ERROR));

        // Then
        String code = json(sample).path("error").textValue();
        Kind kind = switch (code) {
            case "invalid_auth" -> Kind.TERMINAL_TOKEN;
            case "invalid_cursor" -> Kind.INVALID_CURSOR;
            case "channel_not_found" -> Kind.CHANNEL_NOT_FOUND;
            default -> Kind.OTHER;
        };
        assertThat(answer).isEqualTo(SlackAnswer.Refused.of(kind, code));
    }

    @Test
    void everyMethodHasExamplesUnlessNobodyPublishedAny() {
        Set<String> without = Set.of(
                "conversations.members",
                "conversations.replies",
                "chat.update",
                "chat.delete",
                "chat.scheduleMessage",
                "files.delete",
                "files.getUploadURLExternal",
                "files.completeUploadExternal");

        assertThat(Stream.concat(successes().stream().map(name -> name.replace(SUCCESS, "")), without.stream()))
                .containsExactlyInAnyOrderElementsOf(METHODS.keySet());
        assertThat(Stream.concat(errors().stream().map(name -> name.replace(ERROR, "")), without.stream()))
                .containsExactlyInAnyOrderElementsOf(METHODS.keySet());
        assertThat(testExamples()).hasSize(6);
    }

    private static SlackCall of(String name, String suffix) {
        return SlackCall.of(SLACK.team(), METHODS.get(name.replace(suffix, "")));
    }

    private static JsonNode json(String sample) {
        try {
            return new ObjectMapper().readTree(sample);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
