package com.atom.slack.events.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.events.broker.EventLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The broker is stopped with a signal: its sockets accept, and nothing answers. */
@QuarkusTest
@WithTestResource(
        value = InfrastructureResource.class,
        initArgs = @ResourceArg(name = "events.marks.patience", value = "PT5S"))
class SilentBrokerIT {

    @TestHTTPResource("/events")
    URI address;

    @Inject
    EventLog log;

    @AfterEach
    void letTheBrokerGoOn() throws Exception {
        signalBroker("CONT");
        await("the broker").atMost(Duration.ofSeconds(30)).until(log::answering);
    }

    @Test
    void slackHearsOfASilentBrokerInTimeAndTheNextBeatOfTheRefusals() throws Exception {
        // Given
        Slack slack = new Slack(address);
        await("the broker").atMost(Duration.ofSeconds(30)).until(log::answering);
        assertThat(slack.send(event()).statusCode()).isEqualTo(200);
        signalBroker("STOP");

        // When
        long begun = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 50)
                .mapToObj(i -> slack.sendAsync(event().getBytes(StandardCharsets.UTF_8)))
                .toList();
        answers.forEach(CompletableFuture::join);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        // Then
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join())
                        .returns(503, HttpResponse::statusCode)
                        .returns("", HttpResponse::body)
                        .satisfies(refusal -> assertThat(refusal.headers().firstValue("Retry-After"))
                                .isPresent()));
        assertThat(took).as("Slack waits 3 s").isLessThan(Duration.ofSeconds(2));
        assertThat(log.answering()).isFalse();

        signalBroker("CONT");
        await("an event is taken again")
                .atMost(Duration.ofSeconds(20))
                .until(() -> slack.send(event()).statusCode() == 200);
        try (TopicTail beats = new TopicTail(TopicNames.INTAKE)) {
            beats.await(
                    "a beat with the refusals",
                    beat -> new String(beat.value(), StandardCharsets.UTF_8).contains("earliest_refusal"));
        }
    }

    private static void signalBroker(String signal) throws IOException, InterruptedException {
        long pid = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("KafkaBroker"))
                .findFirst()
                .orElseThrow()
                .pid();
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }

    private static String event() {
        return "{\"team_id\":\"T1\",\"type\":\"event_callback\",\"event_id\":\"Ev%s\",\"event\":{\"type\":\"message\",\"channel\":\"C1\"}}"
                .formatted(UUID.randomUUID());
    }
}
