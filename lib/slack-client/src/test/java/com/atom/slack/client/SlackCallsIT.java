package com.atom.slack.client;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.client.CursorPages.Walk;
import com.atom.slack.client.SlackAnswer.Kind;
import com.atom.slack.client.SlackStub.Scripted;
import com.atom.slack.client.rates.GovernorFixture;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.client.tokens.LeaseOutcome;
import com.atom.slack.client.tokens.TokenLeases;
import com.atom.slack.client.wire.SlackWire;
import com.atom.slack.client.wire.WireConfig;
import com.atom.slack.contracts.internal.TokenLease;
import com.atom.slack.devstack.infrastructure.Durability;
import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.FreePort;

import static org.assertj.core.api.Assertions.assertThat;

/** On a real Redis and a Slack that answers as it was told. */
class SlackCallsIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final AtomicInteger TEAMS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static Vertx vertx;
    private static Child redis;
    private static int redisPort;

    private final AtomicInteger tokensLeased = new AtomicInteger();
    private SlackStub slack;
    private String team;

    @BeforeAll
    static void startRedis() {
        vertx = Vertx.vertx();
        redisPort = FreePort.several(1).getFirst();
        redis = new com.atom.slack.devstack.infrastructure.Redis(folder, redisPort, Durability.DISPOSABLE)
                .start(folder.resolve("redis.log"));
    }

    @AfterAll
    static void stopRedis() {
        redis.kill();
        vertx.closeAndAwait();
    }

    @BeforeEach
    void openSlack() {
        slack = new SlackStub(vertx);
        team = "T" + TEAMS.incrementAndGet();
    }

    @AfterEach
    void closeSlack() {
        slack.close();
    }

    @Test
    void anAnswerCarriesTheSecondOfItsDateHeader() {
        // Given
        slack.then(Scripted.ok("{\"ok\":true,\"team\":{\"id\":\"T1\"}}"));

        // When
        SlackAnswer answer = call(SlackCall.of(team, SlackMethod.TEAM_INFO).with("domain", "a b&c"));

        // Then
        assertThat(answer).isInstanceOfSatisfying(SlackAnswer.Ok.class, ok -> {
            assertThat(ok.answered()).isEqualTo(Instant.parse("2026-11-22T20:00:00Z"));
            assertThat(ok.asked()).isBeforeOrEqualTo(ok.answered());
            assertThat(ok.body().at("/team/id").asText()).isEqualTo("T1");
        });
        assertThat(slack.requests.getFirst().getParam("domain")).isEqualTo("a b&c");
        assertThat(slack.requests.getFirst().getHeader("Authorization")).isEqualTo("Bearer token-1");
        assertThat(slack.requests.getFirst().query()).doesNotContain("token");
    }

    @Test
    void waitsAsLongAsSlackAsks() {
        // Given
        slack.then(new Scripted(429, Map.of("Retry-After", "2"), "{\"ok\":false,\"error\":\"ratelimited\"}"))
                .then(Scripted.ok("{\"ok\":true}"));
        long asked = System.nanoTime();

        // When
        SlackAnswer answer = call(SlackCall.of(team, SlackMethod.TEAM_INFO));

        // Then
        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(slack.requests).hasSize(2);
    }

    @Test
    void aMissingScopeIsNamed() {
        // Given
        slack.then(
                Scripted.ok(
                        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"groups:read\",\"provided\":\"channels:read\"}"));

        // When
        SlackAnswer answer = call(SlackCall.of(team, SlackMethod.CONVERSATIONS_LIST));

        // Then
        assertThat(answer).isInstanceOfSatisfying(SlackAnswer.Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Kind.MISSING_SCOPE);
            assertThat(refused.needed()).contains("groups:read");
        });
    }

    @Test
    void whatMayPassIsTriedAgain() {
        // Given
        slack.then(new Scripted(503, Map.of(), "down"))
                .then(Scripted.ok("<html>"))
                .then(Scripted.ok("{\"ok\":false,\"error\":\"internal_error\"}"))
                .then(Scripted.ok("{\"ok\":true}"));

        // When
        SlackAnswer answer = call(SlackCall.of(team, SlackMethod.TEAM_INFO));

        // Then
        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
    }

    @Test
    void attemptsHaveAnEnd() {
        // Given
        slack.then(new Scripted(500, Map.of(), ""));

        // When
        SlackAnswer answer = call(SlackCall.of(team, SlackMethod.TEAM_INFO));

        // Then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SlackAnswer.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.TRANSIENT));
        assertThat(slack.requests).hasSize(4);
    }

    @Test
    void anExpiredTokenIsReplacedOnce() {
        // Given
        slack.then(Scripted.ok("{\"ok\":false,\"error\":\"token_expired\"}")).then(Scripted.ok("{\"ok\":true}"));

        // When
        SlackAnswer answer = call(SlackCall.of(team, SlackMethod.TEAM_INFO));

        // Then
        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(slack.requests.getLast().getHeader("Authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void aRevokedTokenIsSaid() {
        // Given
        slack.then(Scripted.ok("{\"ok\":false,\"error\":\"token_revoked\"}"));

        // When
        SlackAnswer answer = call(SlackCall.of(team, SlackMethod.TEAM_INFO));

        // Then
        assertThat(answer).isInstanceOfSatisfying(SlackAnswer.Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Kind.TERMINAL_TOKEN);
            assertThat(refused.error()).isEqualTo("token_revoked");
        });
        assertThat(slack.requests).hasSize(2);
    }

    @Test
    void theTokenNeverFollowsARedirect() {
        // Given
        slack.then(new Scripted(302, Map.of("Location", slack.apiBaseUrl() + "/stolen"), ""));

        // When
        SlackAnswer answer = call(SlackCall.of(team, SlackMethod.TEAM_INFO));

        // Then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SlackAnswer.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo("http_302"));
        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void anAnswerPastTheCapIsRefused() {
        // Given
        slack.then(Scripted.ok("{\"ok\":true,\"filler\":\"" + "x".repeat(2_000_000) + "\"}"));

        // When
        SlackAnswer answer = call(SlackCall.of(team, SlackMethod.TEAM_INFO));

        // Then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SlackAnswer.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo("answer_too_large"));
    }

    @Test
    void pagesAreWalkedToTheLast() {
        // Given
        slack.then(page("a", "next")).then(page("b", ""));
        List<String> seen = new ArrayList<>();

        // When
        Walk walk = walk(seen);

        // Then
        assertThat(walk).isInstanceOf(Walk.Whole.class);
        assertThat(seen).containsExactly("a", "b");
        assertThat(slack.requests.getLast().getParam("cursor")).isEqualTo("next");
    }

    @Test
    void aCursorThatComesBackEndsTheWalk() {
        // Given
        slack.then(page("a", "one")).then(page("b", "two")).then(page("c", "one"));
        List<String> seen = new ArrayList<>();

        // When
        Walk walk = walk(seen);

        // Then
        assertThat(walk).isInstanceOf(Walk.Looped.class);
        assertThat(seen).containsExactly("a", "b", "c");
    }

    private static Scripted page(String member, String cursor) {
        return Scripted.ok("{\"ok\":true,\"members\":[\"%s\"],\"response_metadata\":{\"next_cursor\":\"%s\"}}"
                .formatted(member, cursor));
    }

    private Walk walk(List<String> seen) {
        return new CursorPages(calls())
                .each(SlackCall.of(team, SlackMethod.CONVERSATIONS_MEMBERS), page -> {
                    seen.add(page.body().at("/members/0").asText());
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(SOON);
    }

    private SlackAnswer call(SlackCall call) {
        return calls().call(call).await().atMost(Duration.ofSeconds(30));
    }

    private SlackCalls calls() {
        Clock clock = Clock.systemUTC();
        WireConfig wire = new TestWire(slack.apiBaseUrl());
        return new SlackCalls(
                new TokenLeases(this::lease, clock),
                GovernorFixture.governor(
                        RedisAPI.api(Redis.createClient(vertx, "redis://127.0.0.1:" + redisPort)), clock),
                new SlackWire(vertx, wire, clock),
                wire,
                GovernorFixture.retryAfter(clock),
                new AnswerTime(clock),
                new SimpleMeterRegistry());
    }

    /** Of one mebibyte at most, and quick to try again. */
    private record TestWire(String apiBaseUrl) implements WireConfig {

        @Override
        public Duration timeout() {
            return SOON;
        }

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

    private Uni<LeaseOutcome> lease(String asked) {
        TokenLease lease = new TokenLease(
                "token-" + tokensLeased.incrementAndGet(),
                asked,
                "A1",
                "U1",
                List.of(),
                Clock.systemUTC().instant().plusSeconds(300));
        return Uni.createFrom().item(new LeaseOutcome.Leased(lease));
    }
}
