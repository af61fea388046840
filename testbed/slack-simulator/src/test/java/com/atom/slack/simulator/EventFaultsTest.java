package com.atom.slack.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventFaultsTest extends DeliveredApp {
    private Receiver.Got struck(String fault) {
        fault("{\"fault\": \"" + fault + "\"}");
        String event = post("number 1234567");
        Receiver.Got got = arrived(event, 1).getFirst();
        await(
                "it is journaled",
                () -> !journaled(event, "\"faults\":[\"" + fault + "\"]").isEmpty());
        return got;
    }

    @Test
    void aBadSignatureIsOneOfAnotherSecret() {
        Receiver.Got got = struck("bad_signature");
        assertThat(got.headers().get("x-slack-signature"))
                .matches("v0=[0-9a-f]{64}")
                .isNotEqualTo(signature(got));
    }

    @ParameterizedTest
    @CsvSource({"stale_timestamp, -301", "future_timestamp, 301"})
    void aWrongTimestampIsSignedWell(String fault, long shift) {
        Receiver.Got got = struck(fault);
        long told = Long.parseLong(got.headers().get("x-slack-request-timestamp"));
        assertThat(told - System.currentTimeMillis() / 1000).isBetween(shift - 5, shift);
        assertThat(got.headers().get("x-slack-signature")).isEqualTo(signature(got));
    }

    @Test
    void aChangedBodyDoesNotFitItsSignature() {
        fault("{\"fault\": \"changed_body\"}");
        String event = post("number 1234567");
        await(
                "it came",
                () -> !journaled(event, "\"faults\":[\"changed_body\"]").isEmpty());
        Receiver.Got got = receiver.got().getLast();
        assertThat(got.headers().get("x-slack-signature")).isNotEqualTo(signature(got));
        assertThat(got.json().path("type").asText()).isEqualTo("event_callback");
    }

    @Test
    void aTruncatedDeliveryFailsAndComesAgainWhole() {
        scale(600);
        int before = receiver.got().size();
        String id = fault("{\"fault\": \"truncated_events\"}").path("id").asText();
        String event = post("cut");
        await("it failed", () -> !journaled(event, "\"failure\"").isEmpty());
        http("DELETE", id);
        Receiver.Got got = arrived(event, 1).getFirst();
        assertThat(got.headers()).containsEntry("x-slack-retry-reason", "unknown_error");
        assertThat(receiver.got()).hasSizeGreaterThan(before);
    }

    private void http(String method, String fault) {
        assertThat(app.http().send(method, "/_sim/faults/" + fault).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSlowBodyComesAfterItsHeaders() {
        fault("{\"fault\": \"slow_events\", \"retry_after\": 1}");
        String event = post("slow");
        arrived(event, 1);
        await("it is taken", () -> !journaled(event, "\"status\":200").isEmpty());
        assertThat(journaled(event, "\"status\":200").getFirst()).containsPattern("\"answered_ms\":1\\d{3},");
    }

    @Test
    void aDroppedEventIsNeverSentAndTheJournalSaysSo() {
        fault("{\"fault\": \"drop_events\"}");
        String event = post("gone");
        assertThat(journaled(event, "\"dropped\":\"fault\"")).hasSize(1);
        assertThat(undelivered()).isZero();
        assertThat(receiver.got(event)).isEmpty();
    }

    @Test
    void aDuplicateHasTheSameIdAndNoRetryHeaders() {
        fault("{\"fault\": \"duplicate_events\"}");
        List<Receiver.Got> got = arrived(post("twice"), 2);
        assertThat(retryNumbers(got)).containsExactly("", "");
        assertThat(got.get(0).body()).isEqualTo(got.get(1).body());
        settled();
    }

    @Test
    void copiesHaveIdsOfTheirOwn() {
        fault("{\"fault\": \"duplicate_events_new_id\", \"copies\": 11}");
        String event = post("eleven times");
        await("all eleven", () -> told("eleven times").size() == 11);
        List<Receiver.Got> got = told("eleven times");
        assertThat(new HashSet<>(got.stream().map(Receiver.Got::id).toList())).hasSize(11);
        assertThat(new HashSet<>(got.stream().map(one -> one.event().toString()).toList()))
                .hasSize(1);
        assertThat(retryNumbers(got)).containsOnly("");
        settled();
        assertThat(journaled("\"copy_of\":\"" + event + "\"")).hasSize(10);
    }

    private List<Receiver.Got> told(String text) {
        return receiver.got().stream()
                .filter(got -> got.event().path("text").asText().equals(text))
                .toList();
    }

    @Test
    void reorderedEventsAreOvertaken() {
        fault("{\"fault\": \"reorder_events\", \"dose\": 0.5}");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(post("number " + i));
        }
        settled();
        List<String> came = receiver.got().stream()
                .map(Receiver.Got::id)
                .filter(sent::contains)
                .toList();
        assertThat(came).containsExactlyInAnyOrderElementsOf(sent).isNotEqualTo(sent);
    }

    @Test
    void aFaultOfAnotherTeamDoesNotStrikeAndFaultsAreForgottenAtARestart() {
        fault("{\"fault\": \"drop_events\"}");
        restart();
        assertThat(app.http().json("/_sim/faults").path("on")).isEmpty();
        arrived(post("here again"), 1);
    }
}
