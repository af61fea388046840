package com.atom.slack.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryTest extends DeliveredApp {
    @Test
    void aFailureIsRetriedThreeTimesWithItsReasonAndAFreshSignature() {
        // Given
        scale(600);
        receiver.answers(any -> 500, Map.of());
        // When
        String event = post("again");
        List<Receiver.Got> got = arrived(event, 4);
        // Then
        assertThat(retryNumbers(got)).containsExactly("", "1", "2", "3");
        assertThat(got.getFirst().headers()).doesNotContainKey("x-slack-retry-reason");
        assertThat(got.getLast().headers()).containsEntry("x-slack-retry-reason", "http_error");
        assertThat(got)
                .allSatisfy(request ->
                        assertThat(request.headers().get("x-slack-signature")).isEqualTo(signature(request)));
        settled();
        assertThat(receiver.got(event)).hasSize(4);
        assertThat(journaled(event, "\"attempt\":3", "\"status\":500")).hasSize(1);
    }

    @Test
    void theSpacingIsATermAndCountsFromTheAttemptBefore() {
        assertThat(terms("{}").path("retry_after").toString()).isEqualTo("[0,60,300]");
        terms("{\"retry_after\": [0, 1]}");
        receiver.answers(any -> 500, Map.of());
        List<Receiver.Got> got = arrived(post("quick"), 3);
        settled();
        assertThat(retryNumbers(got)).containsExactly("", "1", "2");
        long first = timestamp(got.get(1));
        assertThat(timestamp(got.get(2)) - first).isBetween(1L, 5L);
    }

    private static long timestamp(Receiver.Got got) {
        return Long.parseLong(got.headers().get("x-slack-request-timestamp"));
    }

    @Test
    void wrongTermsAreRefusedAndChangeNothing() {
        String before = terms("{}").toString();
        for (String wrong : List.of(
                "{\"retry_after\": [0, -1]}",
                "{\"retry_after\": 5}",
                "{\"ping_seconds\": 0}",
                "{\"ping_seconds\": \"1\"}",
                "{\"retry_after\": [1], \"colour\": 1}",
                "[]")) {
            assertThat(app.http().post("/_sim/delivery", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(terms("{}")).hasToString(before);
    }

    @Test
    void anAppMayAskNotToBeSentAnEventAgain() {
        receiver.answers(any -> 500, Map.of("X-Slack-No-Retry", "1"));
        String event = post("once");
        arrived(event, 1);
        settled();
        assertThat(receiver.got(event)).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerInThreeSecondsIsAskedAgain() {
        CountDownLatch never = new CountDownLatch(1);
        receiver.through((exchange, request) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        String event = post("slow");
        List<Receiver.Got> got = arrived(event, 2);
        receiver.through(null);
        never.countDown();
        assertThat(got.get(1).headers()).containsEntry("x-slack-retry-reason", "http_timeout");
        assertThat(journaled(event, "\"failure\":\"http_timeout\"", "\"attempt\":0"))
                .singleElement()
                .satisfies(line -> assertThat(line).containsPattern("\"answered_ms\":3\\d{3},"));
    }

    @Test
    void twoRedirectsAreFollowedAndTheThirdIsTooMany() {
        // Given
        scale(600);
        receiver.through((exchange, request) -> {
            int hops = exchange.getRequestURI().getPath().length() - "/events".length();
            redirect(
                    exchange,
                    hops < 2 ? 301 + hops : 200,
                    exchange.getRequestURI().getPath() + "+");
        });
        // When
        String followed = post("two hops");
        // Then
        assertThat(arrived(followed, 3))
                .allSatisfy(request ->
                        assertThat(request.headers().get("x-slack-signature")).isEqualTo(signature(request)));
        settled();
        assertThat(journaled(followed, "\"status\":200")).hasSize(1);

        receiver.through((exchange, request) -> redirect(exchange, 302, "/events"));
        String lost = post("round and round");
        List<Receiver.Got> got = arrived(lost, 4);
        assertThat(got.get(3).headers()).containsEntry("x-slack-retry-reason", "too_many_redirects");
    }

    private static void redirect(HttpExchange exchange, int status, String to) throws java.io.IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void otherRedirectsAreFailures() {
        receiver.through((exchange, request) -> redirect(exchange, 307, "/elsewhere"));
        List<Receiver.Got> got = arrived(post("307"), 2);
        assertThat(got.get(1).headers()).containsEntry("x-slack-retry-reason", "http_error");
    }

    @Test
    void whoCannotBeReachedIsTriedAgainAndTold() {
        int port = receiver.port();
        receiver.close();
        String event = post("nobody home");
        await("tried twice", () -> journaled(event, "connection_failed").size() == 2);
        receiver = new Receiver(port);
        scale(600);
        assertThat(arrived(event, 1).getFirst().headers())
                .containsEntry("x-slack-retry-num", "2")
                .containsEntry("x-slack-retry-reason", "connection_failed");
    }

    @Test
    void withDelayedEventsTheRetriesGoOnHourlyForADay() {
        change("\"delayed_events\": true");
        terms("{\"retry_after\": [0]}");
        scale(100_000);
        receiver.answers(any -> 500, Map.of());
        String event = post("later");
        List<Receiver.Got> got = arrived(event, 26);
        settled();
        assertThat(retryNumbers(got))
                .containsExactlyElementsOf(IntStream.range(0, 26)
                        .mapToObj(number -> number == 0 ? "" : Integer.toString(number))
                        .toList());
        assertThat(receiver.got(event)).hasSize(26);
    }

    @Test
    void whatIsMoreThanTwoHoursLateIsDroppedUnlessEventsMayBeDelayed() {
        scale(100_000);
        fault("{\"fault\": \"delay_events\", \"retry_after\": 7300}");
        String late = post("too late");
        await("it is dropped", () -> journaled(late, "\"dropped\":\"too_late\"").size() == 1);
        settled();
        assertThat(receiver.got(late)).isEmpty();
        change("\"delayed_events\": true");
        arrived(post("late and welcome"), 1);
    }

    @Test
    void theQueueTheTokensAndTheWorldSurviveARestart() {
        // Given
        receiver.answers(any -> 503, Map.of());
        JsonNode act = app.act("post", "general", ", \"text\": \"before the restart\"");
        String event = act.path("event_ids").get(0).asText();
        arrived(event, 2);
        await("the retry waits", () -> journaled(event).size() == 3);
        JsonNode before = app.truth();
        // When
        server.close();
        receiver.answers(any -> 200, Map.of());
        server = SimulatorServer.start(options());
        app = new InstalledApp(new Http(server.baseUrl()), app.app(), app.token(), app.team());
        scale(1000);
        // Then
        assertThat(app.truth().path("channels")).isEqualTo(before.path("channels"));
        assertThat(app.truth().path("seq").asLong())
                .isGreaterThanOrEqualTo(before.path("seq").asLong());
        assertThat(app.call("auth.test").path("ok").asBoolean()).isTrue();
        JsonNode later = app.act("post", "general", ", \"text\": \"after\"");
        assertThat(later.path("ts").asText()).isGreaterThan(act.path("ts").asText());
        assertThat(arrived(event, 3).getLast().headers()).containsEntry("x-slack-retry-num", "2");
    }
}
