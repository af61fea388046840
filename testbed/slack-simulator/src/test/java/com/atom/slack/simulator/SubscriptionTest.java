package com.atom.slack.simulator;

import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Slack gives up an app that fails nearly all of many events. */
class SubscriptionTest extends DeliveredApp {
    private static final int BELOW = 900;
    private static final int ABOVE = 1100;

    private JsonNode told() {
        return app.http().json("/_sim/apps").path("apps").get(0);
    }

    private boolean isDisabled() {
        return told().path("events_disabled").asBoolean();
    }

    private void fail(int events) {
        receiver.answers(any -> 500, Map.of());
        IntStream.range(0, events).forEach(number -> app.act("post", "general", ", \"text\": \"x\""));
    }

    @Test
    void nearlyAllFailedOfAThousandEventsAndItIsOffUntilSomebodySwitchesItOn() {
        // Given
        terms("{\"retry_after\": [], \"disable_from_events\": 1000}");
        fail(BELOW);
        settled();
        assertThat(isDisabled()).isFalse();
        // When
        fail(ABOVE - BELOW);
        // Then
        await("it is off", this::isDisabled);
        assertThat(told().path("events_disabled_since").asLong()).isPositive();
        assertThat(told().path("events_disabled_why").asText()).contains("attempts failed within 60 minutes");
        assertThat(undelivered()).isZero();
        receiver.answers(any -> 200, Map.of());
        assertThat(app.act("post", "general", ", \"text\": \"unheard\"").path("event_ids"))
                .isEmpty();

        restart();
        assertThat(isDisabled()).isTrue();
        String id = app.app().path("app_id").asText();
        JsonNode on = Http.tree(app.http().post("/_sim/apps/" + id + "/enable", ""));
        assertThat(on.path("events_disabled").asBoolean(true)).isFalse();
        arrived(post("heard"), 1);
        assertThat(app.http().post("/_sim/apps/A404/enable", "").statusCode()).isEqualTo(404);
    }

    @Test
    void fewerEventsNeverDisable() {
        terms("{\"retry_after\": [0, 0, 0, 0, 0], \"disable_from_events\": 1000}");
        fail(300);
        settled();
        assertThat(journaled("\"status\":500").size()).isEqualTo(1800);
        assertThat(isDisabled()).isFalse();
    }

    @Test
    void whoTakesOneInTenIsNeverDisabled() {
        terms("{\"retry_after\": [], \"disable_from_events\": 100}");
        receiver.answers(any -> receiver.got().size() % 10 == 0 ? 200 : 500, Map.of());
        IntStream.range(0, 300).forEach(number -> app.act("post", "general", ", \"text\": \"x\""));
        settled();
        assertThat(isDisabled()).isFalse();
    }
}
