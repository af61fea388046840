package com.atom.slack.client.rates;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.devstack.infrastructure.Durability;
import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.FreePort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** On a real Redis. */
class GovernorIT {

    private static final AtomicInteger APPS = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    private static Vertx vertx;
    private static Child server;
    private static int port;

    private Bucket history;

    @BeforeAll
    static void startRedis() {
        vertx = Vertx.vertx();
        port = FreePort.several(1).getFirst();
        server = new com.atom.slack.devstack.infrastructure.Redis(folder, port, Durability.DISPOSABLE)
                .start(folder.resolve("redis.log"));
    }

    @AfterAll
    static void stopRedis() {
        server.kill();
        vertx.closeAndAwait();
    }

    @BeforeEach
    void freshApp() {
        history = new Bucket("A" + APPS.incrementAndGet(), "T1", SlackMethod.CONVERSATIONS_HISTORY);
    }

    @Test
    void twoReplicasShareOneBudget() {
        // Given tier 3: a burst of 5, then one call in 1.3 s
        Governor one = governor(1, Duration.ofSeconds(30));
        Governor other = governor(1, Duration.ofSeconds(30));

        // When
        long went = Multi.createFrom()
                .range(0, 40)
                .onItem()
                .transformToUni(i -> (i % 2 == 0 ? one : other)
                        .permit(history, Lane.BACKFILL)
                        .replaceWith(true)
                        .ifNoItem()
                        .after(Duration.ofSeconds(4))
                        .recoverWithItem(false))
                .merge(40)
                .filter(permitted -> permitted)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(10))
                .size();

        // Then
        assertThat(went).isBetween(6L, 9L);
    }

    @Test
    void nobodyGoesBeforeRetryAfterIsOver() {
        // Given
        Governor one = governor(100, Duration.ofSeconds(30));
        Governor other = governor(100, Duration.ofSeconds(30));
        one.tooMany(history, Duration.ofSeconds(2)).await().atMost(SOON);
        long asked = System.nanoTime();

        // When
        other.permit(history, Lane.REPAIR).await().atMost(SOON);

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .isBetween(Duration.ofMillis(1900), Duration.ofMillis(2600));
    }

    @Test
    void otherMethodsAndWorkspacesAreNotHeldUp() {
        // Given
        Governor governor = governor(1, Duration.ofSeconds(30));
        governor.tooMany(history, Duration.ofSeconds(60)).await().atMost(SOON);

        // When
        governor.permit(new Bucket(history.app(), "T2", history.method()), Lane.BACKFILL)
                .await()
                .atMost(SOON);
        governor.permit(new Bucket(history.app(), "T1", SlackMethod.CONVERSATIONS_REPLIES), Lane.BACKFILL)
                .await()
                .atMost(SOON);

        // Then nothing was waited for
        assertThat(history.team()).isEqualTo("T1");
    }

    @Test
    void aLongRetryAfterIsSaidInsteadOfWaitedFor() {
        // Given
        Governor governor = governor(1, Duration.ofSeconds(1));
        governor.tooMany(history, Duration.ofSeconds(50)).await().atMost(SOON);

        // When
        var permit = governor.permit(history, Lane.BACKFILL);

        // Then
        assertThatThrownBy(() -> permit.await().atMost(SOON))
                .isInstanceOfSatisfying(
                        PermitTooFar.class,
                        tooFar -> assertThat(tooFar.comeAgainIn())
                                .isBetween(Duration.ofSeconds(48), Duration.ofSeconds(50)));
    }

    @Test
    void aPageCutToFifteenShowsALimitedApp() {
        // Given
        Governor governor = governor(1, Duration.ofSeconds(1));

        // When
        governor.observe(history, 200, 15, true).await().atMost(SOON);

        // Then another replica knows it too
        Allowance allowance =
                governor(1, Duration.ofSeconds(1)).allowance(history).await().atMost(SOON);
        assertThat(allowance).isEqualTo(new Allowance(1, RateClass.LIMITED));
        governor.permit(history, Lane.BACKFILL).await().atMost(SOON);
        assertThatThrownBy(() -> governor.permit(history, Lane.BACKFILL).await().atMost(SOON))
                .isInstanceOf(PermitTooFar.class);
    }

    @Test
    void aLongerPageTakesTheSuspicionBack() {
        // Given
        Governor governor = governor(1, Duration.ofSeconds(1));
        governor.observe(history, 200, 15, true).await().atMost(SOON);

        // When
        governor.observe(history, 200, 16, true).await().atMost(SOON);

        // Then
        assertThat(governor.allowance(history).await().atMost(SOON)).isEqualTo(new Allowance(50, RateClass.TIER));
    }

    @Test
    void aBusyChannelDoesNotHoldUpAnotherOne() {
        // Given a channel whose burst of 6 is used up
        Governor governor = governor(1, Duration.ofMillis(300));
        for (int i = 0; i < 6; i++) {
            governor.permit(posts("C1"), Lane.PEOPLE).await().atMost(SOON);
        }

        // When
        governor.permit(posts("C2"), Lane.PEOPLE).await().atMost(SOON);

        // Then
        assertThatThrownBy(
                        () -> governor.permit(posts("C1"), Lane.PEOPLE).await().atMost(SOON))
                .isInstanceOf(PermitTooFar.class);
    }

    @Test
    void manyChannelsTogetherKeepToTheLimitOfTheirWorkspace() {
        // Given a burst of 30 for the workspace
        Governor governor = governor(1, Duration.ofMillis(100));

        // When
        long went = Multi.createFrom()
                .range(0, 60)
                .onItem()
                .transformToUniAndConcatenate(i -> governor.permit(posts("C" + i), Lane.PEOPLE)
                        .replaceWith(true)
                        .onFailure(PermitTooFar.class)
                        .recoverWithItem(false))
                .select()
                .first(permitted -> permitted)
                .collect()
                .asList()
                .await()
                .atMost(SOON)
                .size();

        // Then
        assertThat(went).isBetween(30L, 59L);
    }

    @Test
    void aLimitOnPostsHoldsTheChannelAndItsWorkspace() {
        // Given
        Governor governor = governor(100, Duration.ofMillis(300));

        // When
        governor.tooMany(posts("C1"), Duration.ofSeconds(60)).await().atMost(SOON);

        // Then
        assertThatThrownBy(
                        () -> governor.permit(posts("C1"), Lane.PEOPLE).await().atMost(SOON))
                .isInstanceOf(PermitTooFar.class);
        assertThatThrownBy(
                        () -> governor.permit(posts("C2"), Lane.PEOPLE).await().atMost(SOON))
                .isInstanceOf(PermitTooFar.class);
    }

    private Bucket posts(String channel) {
        return new Bucket(history.app(), "T1", SlackMethod.CHAT_POST_MESSAGE, Optional.of(channel));
    }

    @Test
    void withoutRedisTheCallsGoOnMoreSlowly() {
        // Given
        RedisAPI nobody = RedisAPI.api(Redis.createClient(vertx, "redis://127.0.0.1:9"));
        Governor governor = new Governor(
                nobody, new Limits(60, Map.of()), Duration.ofSeconds(5), new SimpleMeterRegistry(), Clock.systemUTC());

        // When
        governor.permit(history, Lane.BACKFILL).await().atMost(SOON);
        governor.permit(history, Lane.BACKFILL).await().atMost(SOON);

        // Then
        assertThat(governor.allowance(history).await().atMost(SOON).rateClass()).isEqualTo(RateClass.UNKNOWN);
    }

    private static Governor governor(double scale, Duration patience) {
        RedisAPI redis = RedisAPI.api(Redis.createClient(vertx, "redis://127.0.0.1:" + port));
        return new Governor(redis, new Limits(scale, Map.of()), patience, new SimpleMeterRegistry(), Clock.systemUTC());
    }
}
