package com.atom.slack.events.intake;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.atom.slack.contracts.topics.RecordHeaders;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.InfrastructureResource;

import static com.atom.slack.events.intake.TopicTail.header;
import static com.atom.slack.events.intake.TopicTail.headerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(
        value = InfrastructureResource.class,
        initArgs = @ResourceArg(name = "events.marks.patience", value = "PT5S"))
class IntakeIT {

    @TestHTTPResource("/events")
    URI address;

    @Inject
    RedisDataSource redis;

    @Inject
    MeterRegistry registry;

    private Slack slack;
    private TopicTail events;

    @BeforeEach
    void listen() {
        slack = new Slack(address);
        events = new TopicTail(TopicNames.EVENTS);
    }

    @AfterEach
    void hangUp() {
        events.close();
    }

    @Test
    @Tag("security-33")
    void anAcceptedEventIsOnTheTopicByteForByte() {
        // Given
        String id = eventId();
        String body = """
                { "team_id":"T1",  "api_app_id":"A1","event":{"type":"message","channel":"C1",
                  "text":"caf\\u00e9 ☃ <https:\\/\\/example.com>"},"type":"event_callback","event_id":"%s"}""".formatted(id);

        // When
        HttpResponse<String> answer = slack.send(
                body, "X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_timeout", "X-Request-Id", "request-4711");

        // Then
        assertThat(answer).returns(200, HttpResponse::statusCode).returns("", HttpResponse::body);
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("request-4711");
        var entry = events.await("the event", header(RecordHeaders.EVENT_ID, id));
        assertThat(entry.value()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
        assertThat(entry.key()).isEqualTo("T1/C1");
        assertThat(List.of("app", "transport", "retry-num", "retry-reason", "correlation"))
                .map(name -> headerOf(entry, name))
                .containsExactly("A1", "http", "1", "http_timeout", "request-4711");
        assertThat(Long.parseLong(headerOf(entry, RecordHeaders.RECEIVED_AT)))
                .isCloseTo(Instant.now().toEpochMilli(), org.assertj.core.data.Offset.offset(20_000L));
    }

    @Test
    @Tag("security-4")
    void aDeliveryThatTheBrokerHasIsAnsweredButNotPublishedAgain() {
        // Given
        String id = eventId();
        slack.send(event(id, "hello"));
        await("the mark").until(() -> redis.key().exists("events:mark:" + id));

        // When
        List<CompletableFuture<HttpResponse<String>>> replays = IntStream.range(0, 100)
                .mapToObj(i -> slack.sendAsync(event(id, "hello").getBytes(StandardCharsets.UTF_8)))
                .toList();

        // Then
        assertThat(replays)
                .allSatisfy(replay -> assertThat(replay.join().statusCode()).isEqualTo(200));
        events.await("the event", header(RecordHeaders.EVENT_ID, id));
        assertThat(events.count(header(RecordHeaders.EVENT_ID, id))).isEqualTo(1);
        assertThat(redis.key().ttl("events:mark:" + id)).isBetween(3500L, 3600L);
    }

    @Test
    @Tag("security-4")
    void aLostMarkCostsADuplicateAndNothingElse() {
        // Given
        String id = eventId();
        slack.send(event(id, "hello"));
        await("the mark").until(() -> redis.key().exists("events:mark:" + id));
        redis.flushall();

        // When
        HttpResponse<String> again = slack.send(event(id, "hello"));

        // Then
        assertThat(again.statusCode()).isEqualTo(200);
        await("both").until(() -> events.count(header(RecordHeaders.EVENT_ID, id)) == 2);
    }

    @Test
    @Tag("security-8")
    void theChallengeIsEchoedAsPlainText() {
        // When
        HttpResponse<String> answer =
                slack.send("{\"type\":\"url_verification\",\"challenge\":\"<script>alert(1)</script>\"}");

        // Then
        assertThat(answer)
                .returns(200, HttpResponse::statusCode)
                .returns("<script>alert(1)</script>", HttpResponse::body);
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    @Tag("security-8")
    void anUnsignedChallengeIsNotEchoed() {
        HttpResponse<String> answer = slack.sendUnsigned(
                "{\"type\":\"url_verification\",\"challenge\":\"abc\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer).returns(401, HttpResponse::statusCode).returns("", HttpResponse::body);
    }

    static Stream<List<String>> refusedHeaders() {
        String now = Long.toString(Instant.now().getEpochSecond());
        String hex = "a".repeat(64);
        return Stream.of(
                List.of(),
                List.of("X-Slack-Request-Timestamp", now),
                List.of("X-Slack-Signature", "v0=" + hex),
                List.of("X-Slack-Request-Timestamp", now, "X-Slack-Signature", "v0=" + hex),
                List.of("X-Slack-Request-Timestamp", now, "X-Slack-Signature", "v1=" + hex),
                List.of(
                        "X-Slack-Request-Timestamp",
                        now,
                        "X-Slack-Signature",
                        "v0=" + hex.toUpperCase(java.util.Locale.ROOT)),
                List.of(
                        "X-Slack-Request-Timestamp",
                        now,
                        "X-Slack-Signature",
                        "v0=" + hex,
                        "X-Slack-Signature",
                        "v0=" + hex),
                List.of("X-Slack-Request-Timestamp", "1700000000", "X-Slack-Signature", "v0=" + hex),
                List.of("X-Slack-Request-Timestamp", "1e9", "X-Slack-Signature", "v0=" + hex),
                List.of("X-Slack-Request-Timestamp", "-5", "X-Slack-Signature", "v0=" + hex));
    }

    @ParameterizedTest
    @MethodSource("refusedHeaders")
    @Tag("security-1")
    void whatIsNotSignedIsRefusedWithoutAWord(List<String> headers) {
        // When
        HttpResponse<String> answer = slack.sendUnsigned(
                event(eventId(), "hi").getBytes(StandardCharsets.UTF_8), headers.toArray(String[]::new));

        // Then
        assertThat(answer).returns(401, HttpResponse::statusCode).returns("", HttpResponse::body);
        assertThat(answer.headers().firstValue("content-length")).contains("0");
    }

    @Test
    @Tag("security-1")
    void refusalsAreCountedByReason() {
        // Given
        double before = counted("signature_malformed");

        // When
        slack.sendUnsigned(new byte[0]);

        // Then
        assertThat(counted("signature_malformed") - before).isEqualTo(1);
    }

    @Test
    void aSignedBodyThatIsNoJsonIsRefusedForGood() {
        assertThat(slack.send("{\"team_id\":").statusCode()).isEqualTo(400);
        assertThat(slack.send("[".repeat(10_000)).statusCode()).isEqualTo(400);
        assertThat(slack.send("").statusCode()).isEqualTo(400);
    }

    @Test
    @Tag("security-9")
    void anEventOfNoKnownTeamIsTakenAndKeyedByItsTeam() {
        // Given
        String id = eventId();

        // When
        HttpResponse<String> answer = slack.send(
                "{\"type\":\"event_callback\",\"team_id\":\"T_STRANGER\",\"event\":{\"type\":\"team_join\"},\"event_id\":\"%s\"}"
                        .formatted(id));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events.await("the event", header(RecordHeaders.EVENT_ID, id)).key())
                .isEqualTo("T_STRANGER");
    }

    @Test
    @Tag("security-6")
    void aBodyOfOneMebibyteIsTakenAndOneByteMoreIsNot() {
        // Given
        String largest =
                event(eventId(), "x".repeat(1_048_576 - event(eventId(), "").length()));

        // Then
        assertThat(largest).hasSize(1_048_576);
        assertThat(slack.send(largest).statusCode()).isEqualTo(200);
        assertThat(slack.send(largest + " ").statusCode()).isEqualTo(413);
    }

    @Test
    @Tag("security-6")
    void anEndlessChunkedBodyIsCutOffAtTheLimit() throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(15_000);
            var out = socket.getOutputStream();
            out.write("POST /events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 17; i++) {
                out.write(chunk);
            }
            out.flush();
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    @Tag("security-6")
    void aBodyThatNeverEndsIsTimedOut() throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write("POST /events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 408");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .as("and the connection is closed")
                    .contains("connection: close");
        }
    }

    @Test
    void onlyPostIsOffered() throws Exception {
        var get = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(address).GET().build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(get.statusCode()).isIn(401, 404, 405);
    }

    @Test
    void aHeartbeatSaysWhatWasTaken() {
        try (TopicTail beats = new TopicTail(TopicNames.INTAKE)) {
            slack.send(event(eventId(), "hello"));

            var beat = beats.await(
                    "a beat that counts", entry -> !text(entry.value()).contains("\"accepted\":0"));

            assertThat(beat.key()).startsWith("*/");
            assertThat(text(beat.value())).contains("\"app\":\"*\"", "\"replica\"", "\"at\":\"", "\"refused\":");
        }
    }

    private static String statusLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c != '\n' && c >= 0;
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private double counted(String outcome) {
        return registry.counter("events.intake.deliveries", "outcome", outcome).count();
    }

    private static String eventId() {
        return "Ev" + UUID.randomUUID();
    }

    private static String event(String id, String text) {
        return "{\"team_id\":\"T1\",\"type\":\"event_callback\",\"event_id\":\"%s\",\"event\":{\"type\":\"message\",\"channel\":\"C1\",\"text\":\"%s\"}}"
                .formatted(id, text);
    }
}
