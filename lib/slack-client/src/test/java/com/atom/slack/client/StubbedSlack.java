package com.atom.slack.client;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.atom.slack.client.SlackStub.Scripted;
import com.atom.slack.client.rates.GovernorFixture;
import com.atom.slack.client.rates.RetryAfter;
import com.atom.slack.client.tokens.LeaseOutcome;
import com.atom.slack.client.tokens.TokenLeases;
import com.atom.slack.client.wire.Retries;
import com.atom.slack.client.wire.SlackWire;
import com.atom.slack.client.wire.WireConfig;
import com.atom.slack.contracts.internal.TokenLease;
import com.atom.slack.contracts.internal.TokenLeaseQuestion.RefusedToken;
import com.atom.slack.devstack.infrastructure.Durability;
import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.FreePort;

/** A Slack that answers as it was told, a real Redis, and calls to make: a fresh workspace for each test. */
public final class StubbedSlack implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger TEAMS = new AtomicInteger();

    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger tokensLeased = new AtomicInteger();
    private Vertx vertx;
    private Path folder;
    private Child redis;
    private RedisAPI redisApi;
    private SlackStub stub;
    private String team;
    private SimpleMeterRegistry meters;
    private WireConfig wire;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        vertx = Vertx.vertx();
        folder = Files.createTempDirectory("slack-client");
        int port = FreePort.several(1).getFirst();
        redis = new com.atom.slack.devstack.infrastructure.Redis(folder, port, Durability.DISPOSABLE)
                .start(folder.resolve("redis.log"));
        redisApi = RedisAPI.api(Redis.createClient(vertx, "redis://127.0.0.1:" + port));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        redis.kill();
        vertx.fileSystem().deleteRecursiveAndAwait(folder.toString(), true);
        vertx.closeAndAwait();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stub = new SlackStub(vertx);
        team = "T" + TEAMS.incrementAndGet();
        tokensLeased.set(0);
        meters = new SimpleMeterRegistry();
        wire = new TestWire(stub.apiBaseUrl(), Duration.ofSeconds(10));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stub.close();
    }

    /** The next answer. */
    public StubbedSlack then(Scripted answer) {
        stub.then(answer);
        return this;
    }

    /** The next answer, of a good kind. */
    public StubbedSlack thenOk(String json) {
        return then(Scripted.ok(json));
    }

    public List<SlackStub.Heard> heard() {
        return stub.requests;
    }

    public SlackStub.Heard heardLast() {
        return stub.requests.getLast();
    }

    /** {@code http://host:port} */
    public String origin() {
        return stub.origin();
    }

    public String team() {
        return team;
    }

    /** Of this test's workspace. */
    public ChannelAddress channel(String id) {
        return new ChannelAddress(team, id);
    }

    public SimpleMeterRegistry meters() {
        return meters;
    }

    /** Gives up on an answer that soon. */
    public void waitOnly(Duration timeout) {
        wire = new TestWire(wire.apiBaseUrl(), timeout);
    }

    /** From now on nobody listens where Slack should be. */
    public void moveAway() {
        wire = new TestWire("http://127.0.0.1:" + FreePort.several(1).getFirst() + "/api", wire.timeout());
    }

    public SlackAnswer call(SlackCall call) {
        return await(calls().call(call));
    }

    /** Whether the outcome comes back to the Vert.x context that asked for it. */
    public boolean comesBack(Uni<?> outcome) {
        CompletableFuture<Boolean> same = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(() -> {
            Context asked = io.vertx.core.Vertx.currentContext();
            outcome.subscribe()
                    .with(
                            done -> same.complete(asked == io.vertx.core.Vertx.currentContext()),
                            same::completeExceptionally);
        });
        return same.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    public <T> T await(Uni<T> outcome) {
        return outcome.await().atMost(SOON);
    }

    public SlackCalls calls() {
        return new SlackCalls(
                tokens(),
                GovernorFixture.governor(redisApi, meters, clock),
                new SlackWire(vertx, wire, clock),
                retries(),
                retryAfter(),
                new AnswerTime(clock),
                meters);
    }

    public Vertx vertx() {
        return vertx;
    }

    public WireConfig wire() {
        return wire;
    }

    public Retries retries() {
        return new Retries(wire);
    }

    public RetryAfter retryAfter() {
        return GovernorFixture.retryAfter(clock);
    }

    /** {@code token-1} at first, and another one each time the one in hand was dropped. */
    public TokenLeases tokens() {
        return new TokenLeases(this::lease, clock);
    }

    private Uni<LeaseOutcome> lease(String asked, java.util.Optional<RefusedToken> refused) {
        int generation = tokensLeased.incrementAndGet();
        TokenLease lease = new TokenLease(
                "token-" + generation,
                asked,
                "A1",
                "U1",
                List.of(),
                clock.instant().plusSeconds(300),
                generation);
        return Uni.createFrom().item(new LeaseOutcome.Leased(lease));
    }

    /** Of one mebibyte at most, and quick to try again. */
    private record TestWire(String apiBaseUrl, Duration timeout) implements WireConfig {

        @Override
        public MemorySize largestAnswer() {
            return new MemorySize(BigInteger.valueOf(1 << 20));
        }

        @Override
        public int maxConcurrentRequests() {
            return 4;
        }

        @Override
        public int maxRetries() {
            return 3;
        }

        @Override
        public double firstBackoffSeconds() {
            return 0.01;
        }

        @Override
        public double longestBackoffSeconds() {
            return 0.1;
        }
    }
}
