package com.atom.slack.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestUrlTest {
    private static SimulatorServer server;
    private static Http http;
    private Receiver receiver;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        http = new Http(server.baseUrl());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        receiver = new Receiver(0);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static JsonNode save(String app, String url) {
        return Http.tree(http.post("/_sim/apps", """
            {"name": "%s", "request_url": "%s"}\
            """.formatted(app, url)));
    }

    /** @param body with {@code %s} for the challenge */
    private void answering(int status, String type, String body) {
        receiver.through((exchange, request) -> {
            byte[] answer =
                    body.formatted(request.json().path("challenge").asText()).getBytes(StandardCharsets.UTF_8);
            if (!type.isEmpty()) {
                exchange.getResponseHeaders().add("Content-Type", type);
            }
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | %s",
                "text/plain; charset=utf-8 | %s",
                "application/x-www-form-urlencoded | challenge=%s",
                "application/json | {\"challenge\": \"%s\"}"
            })
    void aUrlThatRepeatsTheChallengeInOneOfThreeFormsIsUsed(String type, String body) {
        answering(200, type, body);
        JsonNode app = save("Three forms " + type.hashCode(), receiver.url());
        assertThat(app.path("request_url_verified").asBoolean()).isTrue();
        assertThat(app.path("request_url").asText()).isEqualTo(receiver.url());
        JsonNode challenge = receiver.got().getFirst().json();
        assertThat(challenge.path("type").asText()).isEqualTo("url_verification");
        assertThat(challenge.path("token")).isEqualTo(app.path("verification_token"));
        assertThat(receiver.got().getFirst().headers()).containsKeys("x-slack-signature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/plain | no",
                "200 | text/html | %s",
                "200 | '' | %s",
                "200 | application/json | \"%s\"",
                "200 | application/x-www-form-urlencoded | %s",
                "201 | text/plain | %s",
                "500 | text/plain | %s",
                "200 | text/plain | so %s"
            })
    void aUrlThatDoesNotIsRefusedAndTheOldOneStays(int status, String type, String body) {
        String name = "Stays " + (status + type + body).hashCode();
        answering(200, "text/plain", "%s");
        save(name, receiver.url());
        // When
        answering(status, type, body);
        JsonNode app = save(name, receiver.url() + "/new");
        // Then
        assertThat(app.path("request_url_verified").asBoolean(true)).isFalse();
        assertThat(app.path("request_url").asText()).isEqualTo(receiver.url());
        assertThat(app.path("request_url_refused").asText()).isEqualTo(receiver.url() + "/new");
        assertThat(app.path("request_url_error").asText()).isNotEmpty();
    }

    @Test
    void aUrlThatNeverWorkedIsNotUsedAtAll() {
        answering(404, "text/plain", "none");
        assertThat(save("Never", receiver.url()).path("request_url").asText("none"))
                .isEmpty();
    }

    @Test
    void theReasonIsSlacksWord() throws IOException {
        assertThat(babbled("https")).isEqualTo("ssl_error");
        assertThat(babbled("http")).isEqualTo("unknown_error");
        String gone = receiver.url();
        receiver.close();
        assertThat(error(gone)).isEqualTo("connection_failed");
        assertThat(error("http://no-such-host.invalid/events")).isEqualTo("connection_failed");
        receiver = new Receiver(0);
    }

    private static String babbled(String scheme) throws IOException {
        try (ServerSocket babbler = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> babble(babbler));
            return error(scheme + "://127.0.0.1:" + babbler.getLocalPort());
        }
    }

    /** Slack trusts certificates that somebody has signed. */
    @Test
    void aCertificateOfOnesOwnIsAnSslError(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("own.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        Vertx vertx = Vertx.vertx();
        try {
            int port = vertx.createHttpServer(new HttpServerOptions()
                            .setSsl(true)
                            .setKeyCertOptions(
                                    new PfxOptions().setPath(store.toString()).setPassword("changeit")))
                    .requestHandler(request -> request.response().end())
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
            assertThat(error("https://localhost:" + port + "/events")).isEqualTo("ssl_error");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static String error(String url) {
        return save("Reasons", url).path("request_url_error").asText();
    }

    private static void babble(ServerSocket babbler) {
        try (Socket caller = babbler.accept()) {
            caller.getOutputStream().write("no http here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            caller.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"ftp://example.org/x", "nowhere", "http://", "http://example.org/#here", "'http://a b/'"})
    void whatIsNoAddressIsRefusedAndChangesNothing(String url) {
        var answer = http.post("/_sim/apps", """
            {"name": "Nowhere", "request_url": "%s"}\
            """.formatted(url));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("request_url");
        assertThat(http.get("/_sim/apps").body()).doesNotContain("Nowhere");
    }

    @Test
    void theFirstAppsUrlIsUsedFromWhenItAnswers(@TempDir Path other) {
        answering(404, "text/plain", "not yet");
        try (SimulatorServer early = SimulatorServer.start(SimulatorOptions.forTests(other)
                .withApp(new SimulatorOptions.FirstApp("First", receiver.url(), "http://localhost:9/back")))) {
            Http there = new Http(early.baseUrl());
            DeliveredApp.await("it is asked twice", () -> receiver.got().size() == 2);
            assertThat(first(there)).isEmpty();
            answering(200, "text/plain", "%s");
            DeliveredApp.await("it is used", () -> first(there).equals(receiver.url()));
        }
    }

    @Test
    void aUrlMayBeTriedUntilItAnswersOrAnotherIsSaved() {
        // Given
        answering(404, "text/plain", "not yet");
        JsonNode early = retrying("Early", receiver.url());
        assertThat(early.path("request_url_verified").asBoolean(true)).isFalse();
        assertThat(early.path("request_url").asText("none")).isEmpty();
        DeliveredApp.await("it is asked again", () -> receiver.got().size() >= 2);
        // When
        answering(200, "text/plain", "%s");
        // Then
        DeliveredApp.await("it is used", () -> saved("Early").equals(receiver.url()));

        answering(404, "text/plain", "not yet");
        retrying("Early", receiver.url() + "/other");
        retrying("Later", receiver.url() + "/later");
        http.post("/_sim/apps", "{\"name\": \"Early\", \"request_url\": \"\"}");
        answering(200, "text/plain", "%s");
        DeliveredApp.await("the later one is used", () -> !saved("Later").isEmpty());
        assertThat(saved("Early")).isEmpty();
        assertThat(http.post("/_sim/apps", "{\"name\": \"Early\", \"request_url_retry\": 1}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static JsonNode retrying(String app, String url) {
        return Http.tree(http.post("/_sim/apps", """
            {"name": "%s", "request_url": "%s", "request_url_retry": true}\
            """.formatted(app, url)));
    }

    private static String saved(String name) {
        for (JsonNode app : http.json("/_sim/apps").path("apps")) {
            if (app.path("name").asText().equals(name)) {
                return app.path("request_url").asText();
            }
        }
        throw new AssertionError("no app " + name);
    }

    private static String first(Http there) {
        return there.json("/_sim/apps").path("apps").get(0).path("request_url").asText("none");
    }
}
