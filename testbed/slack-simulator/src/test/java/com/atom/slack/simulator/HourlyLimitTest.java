package com.atom.slack.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HourlyLimitTest extends DeliveredApp {
    private static final int LIMIT = 50;
    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-22T10:00:20Z"));

    @Override
    SimulatorOptions options() {
        return super.options().at(clock);
    }

    private List<Receiver.Got> notices() {
        return receiver.got().stream()
                .filter(request -> request.json().path("type").asText().equals("app_rate_limited"))
                .toList();
    }

    private long events() {
        return receiver.got().stream()
                .filter(request -> request.json().path("type").asText().equals("event_callback"))
                .map(Receiver.Got::id)
                .distinct()
                .count();
    }

    private void posts(int count) {
        IntStream.range(0, count).forEach(number -> post("number " + number));
        settled();
    }

    @Test
    void beyondTheLimitEventsAreLostAndTheAppIsToldOnceAMinute() {
        // Given
        assertThat(terms("{}").path("events_per_hour").asLong()).isEqualTo(30_000_000);
        terms("{\"events_per_hour\": " + LIMIT + "}");
        // When
        posts(LIMIT);
        // Then
        await("the notice", () -> notices().size() == 1);
        assertThat(events()).isEqualTo(LIMIT);
        assertThat(journaled("\"dropped\":\"rate_limited\"")).isNotEmpty();
        Receiver.Got notice = notices().getFirst();
        assertThat(notice.json().path("minute_rate_limited").asLong())
                .isEqualTo(Instant.parse("2026-11-22T10:00:00Z").getEpochSecond());
        assertThat(notice.json().path("team_id").asText()).isEqualTo(app.team());
        assertThat(notice.json().path("api_app_id")).isEqualTo(app.app().path("app_id"));
        assertThat(notice.json().path("token")).isEqualTo(app.app().path("verification_token"));
        assertThat(notice.json().size()).isEqualTo(5);
        assertThat(notice.headers().get("x-slack-signature")).isEqualTo(signature(notice));

        posts(3);
        assertThat(notices()).hasSize(1);
        clock.move(Duration.ofMinutes(1));
        posts(3);
        await("the next minute's", () -> notices().size() == 2);
        assertThat(events()).isEqualTo(LIMIT);

        clock.move(Duration.ofMinutes(61));
        arrived(post("another hour"), 1);
    }

    @Test
    void theNoticeIsTriedAgainLikeAnEvent() {
        terms("{\"events_per_hour\": 1, \"retry_after\": [0]}");
        receiver.answers(any -> 500, Map.of());
        post("one too many");
        await("twice", () -> notices().size() == 2);
        assertThat(notices().getLast().headers())
                .containsEntry("x-slack-retry-num", "1")
                .containsEntry("x-slack-retry-reason", "http_error");
    }
}
