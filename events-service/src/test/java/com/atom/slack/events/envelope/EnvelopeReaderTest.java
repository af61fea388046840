package com.atom.slack.events.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeReaderTest {

    @Test
    void readsWhatTheDoorNeedsAndNothingElse() {
        // When
        Optional<Envelope> envelope = read("""
                {"token":"x","team_id":"T1","api_app_id":"A1",
                 "event":{"type":"message","message":{"type":"inner","channel":"C9"},"channel":"C1","ts":"1.2"},
                 "type":"event_callback","event_id":"Ev1","event_time":1,"authorizations":[]}""");

        // Then
        assertThat(envelope).contains(new Envelope("event_callback", "message", "Ev1", "T1", "C1", "A1", null));
        assertThat(envelope.orElseThrow().partitionKey()).isEqualTo("T1/C1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T_CONTEXT | {\"team_id\":\"T_OUT\",\"authorizations\":[{\"team_id\":\"T_AUTH\"}],\"context_team_id\":\"T_CONTEXT\"}",
                "T_AUTH    | {\"team_id\":\"T_OUT\",\"authorizations\":[{\"is_bot\":true,\"team_id\":\"T_AUTH\"},{\"team_id\":\"T_NO\"}]}",
                "T_AUTH    | {\"authorizations\":[{\"team_id\":\"T_AUTH\"}],\"team_id\":\"T_OUT\",\"context_team_id\":null}",
                "T_OUT     | {\"team_id\":\"T_OUT\",\"authorizations\":[{\"team_id\":null}],\"context_team_id\":\"\"}",
                "T_OUT     | {\"type\":\"app_rate_limited\",\"team_id\":\"T_OUT\",\"minute_rate_limited\":1518467820}",
                "T_OUT     | {\"authorizations\":\"odd\",\"team_id\":\"T_OUT\",\"event\":\"odd\",\"type\":{\"team_id\":\"T_NO\"}}",
                "*         | {\"team_id\":null,\"enterprise_id\":\"E1\"}",
                "*         | {}",
            })
    void theTenantIsTheContextElseTheFirstAuthorisationElseTheTeam(String tenant, String body) {
        assertThat(read(body).orElseThrow().partitionKey()).isEqualTo(tenant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel\":\"C1\"}",
                "{\"channel\":{\"created\":1,\"topic\":{\"id\":\"C9\"},\"id\":\"C1\",\"name\":\"x\"}}",
                "{\"channel_id\":\"C1\",\"file\":{\"id\":\"F1\"}}",
                "{\"item\":{\"type\":\"message\",\"channel\":\"C1\",\"message\":{\"channel\":\"C9\"}}}",
                "{\"item\":{\"channel\":\"C9\"},\"channel_id\":\"C1\"}",
                "{\"channel_id\":[1,{\"channel\":2}],\"channel\":\"C1\"}",
            })
    void theChannelIsFoundWhereverTheEventNamesIt(String event) {
        assertThat(read("{\"team_id\":\"T1\",\"event\":" + event + ",\"type\":\"event_callback\"}")
                        .orElseThrow())
                .returns("C1", Envelope::channel)
                .returns("event_callback", Envelope::type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "payload=%7B%7D",
                "{",
                "{\"a\":}",
                "{\"a\":1} {}",
                "{\"a\":1}x",
                "{'a':1}",
                "{\"event\":{\"text\":\"\u0001\"}}"
            })
    @Tag("security-10")
    void whatIsNotOneJsonObjectHasNoEnvelope(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    @Tag("security-10")
    void bombsAreRefusedOrCostNoMoreThanTheirSize() {
        assertThat(read("{\"event\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .as("depth")
                .isEmpty();
        assertThat(read("{\"" + "k".repeat(1_000_000) + "\":1}")).as("key").isEmpty();
        assertThat(read("{\"type\":\"" + "v".repeat(1_000_000) + "\"}")
                        .orElseThrow()
                        .type())
                .as("an id of a megabyte")
                .isNull();
        assertThat(read("{\"type\":\"a\",\"type\":\"b\"}").orElseThrow().type())
                .as("the last of two equal keys, as most readers take it")
                .isEqualTo("b");
    }

    private static Optional<Envelope> read(String body) {
        return EnvelopeReader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
