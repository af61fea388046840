package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast it is. The floors hold on a slow and busy machine, where the callers and the receiver take their share of two
 * processors; the figures are printed.
 */
class SpeedTest {
    private static final int FLOOR_PER_SECOND = 500;
    private static final int CALLS = 10_000;
    private static final int EVENTS = 6_000;
    private static final int AT_ONCE = 32;

    @TempDir
    Path folder;

    private Vertx vertx;
    private HttpClient client;
    private SimulatorServer server;
    private final AtomicInteger delivered = new AtomicInteger();
    private int port;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(AT_ONCE));
        port = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    JsonNode json = Json.tree(body.getBytes()).orElseThrow();
                    delivered.incrementAndGet();
                    request.response()
                            .putHeader("Content-Type", "text/plain")
                            .end(json.path("challenge").asText(""));
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void callsAndDeliveriesKeepUpWithABenchmark() throws Exception {
        InstalledApp app = InstalledApp.in(server, "http://127.0.0.1:" + port + "/events");
        String history = "/api/conversations.history?limit=20&channel=" + app.channel("general");
        String post = """
            {"action": "post", "channel": "%s", "user": "%s", "text": "a message of usual length, more or less"}\
            """.formatted(app.channel("general"), app.admin());
        many(2000, HttpMethod.GET, "/api/auth.test", app.token(), "");
        many(1000, HttpMethod.POST, "/_sim/act", app.token(), post);

        told("auth.test calls", CALLS, many(CALLS, HttpMethod.GET, "/api/auth.test", app.token(), ""));
        told("conversations.history calls of 20", CALLS, many(CALLS, HttpMethod.GET, history, app.token(), ""));

        DeliveredApp.await("a quiet start", () -> open() == 0);
        int before = delivered.get();
        long began = System.nanoTime();
        many(EVENTS, HttpMethod.POST, "/_sim/act", app.token(), post);
        DeliveredApp.await("all are delivered", () -> delivered.get() - before >= EVENTS);
        told("acts with their signed deliveries", EVENTS, System.nanoTime() - began);
    }

    private int open() {
        return new Http(server.baseUrl())
                .json("/_sim/status")
                .path("undelivered")
                .asInt();
    }

    private static void told(String what, int count, long nanos) {
        long perSecond = Math.round(count * 1e9 / nanos);
        System.out.println("speed: " + perSecond + " " + what + " a second");
        assertThat(perSecond).as(what + " a second").isGreaterThan(FLOOR_PER_SECOND);
    }

    /** So many requests, a few at a time; the nanoseconds they took. */
    private long many(int count, HttpMethod method, String path, String token, String body) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        AtomicInteger started = new AtomicInteger();
        AtomicLong ended = new AtomicLong();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(server.baseUrl() + path)
                .putHeader("Authorization", "Bearer " + token);
        Runnable next = new Runnable() {
            @Override
            public void run() {
                if (started.getAndIncrement() < count) {
                    client.request(options)
                            .compose(request -> request.send(Buffer.buffer(body)))
                            .compose(answer -> answer.body().map(any -> answer.statusCode()))
                            .onComplete(status -> {
                                if (status.failed() || status.result() != 200) {
                                    done.completeExceptionally(new AssertionError(path + " -> " + status));
                                } else if (ended.incrementAndGet() == count) {
                                    done.complete(null);
                                } else {
                                    run();
                                }
                            });
                }
            }
        };
        long began = System.nanoTime();
        vertx.runOnContext(nothing -> {
            for (int i = 0; i < AT_ONCE; i++) {
                next.run();
            }
        });
        done.get(60, TimeUnit.SECONDS);
        return System.nanoTime() - began;
    }
}
