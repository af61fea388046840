package com.atom.slack.client.rates;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PermitQueueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<String> went = new CopyOnWriteArrayList<>();

    @Test
    void repairGoesBeforePeopleAndPeopleBeforeBackfill() {
        // Given a bucket that is empty at first
        AtomicInteger asked = new AtomicInteger();
        PermitQueue queue = new PermitQueue(
                wanted -> Uni.createFrom()
                        .item(() -> asked.getAndIncrement() == 0
                                ? new Grant(0, Duration.ofMillis(100))
                                : new Grant(1, Duration.ofMillis(5))),
                PATIENCE);

        // When
        join(queue, Lane.BACKFILL, "backfill 1");
        join(queue, Lane.BACKFILL, "backfill 2");
        join(queue, Lane.PEOPLE, "person");
        join(queue, Lane.REPAIR, "repair");

        // Then
        await("all went")
                .untilAsserted(() -> assertThat(went).containsExactly("repair", "person", "backfill 1", "backfill 2"));
    }

    @Test
    void aWaitBeyondThePatienceIsSaidAtOnce() {
        // Given
        PermitQueue queue =
                new PermitQueue(wanted -> Uni.createFrom().item(new Grant(0, Duration.ofMinutes(10))), PATIENCE);

        // When
        queue.permit(Lane.BACKFILL).subscribe().with(done -> went.add("went"), failure -> went.add(comeAgain(failure)));

        // Then
        assertThat(went).containsExactly("again in PT10M");
    }

    @Test
    void whoGaveUpTakesNoPermit() {
        // Given
        AtomicInteger wantedLast = new AtomicInteger();
        PermitQueue queue = new PermitQueue(
                wanted -> Uni.createFrom().item(() -> {
                    wantedLast.set(wanted);
                    return new Grant(0, Duration.ofMillis(20));
                }),
                PATIENCE);
        var impatient = queue.permit(Lane.BACKFILL).subscribe().with(done -> {});
        join(queue, Lane.BACKFILL, "patient");

        // When
        impatient.cancel();

        // Then
        await("one is left").untilAsserted(() -> assertThat(wantedLast).hasValue(1));
    }

    @Test
    void aPauseIsWholeMillisecondsBecauseNoTimerTakesLess() {
        assertThat(new Grant(0, Duration.ofNanos(1)).pause()).isEqualTo(Duration.ofMillis(1));
        assertThat(new Grant(0, Duration.ofNanos(2_000_001)).pause()).isEqualTo(Duration.ofMillis(3));
        assertThat(new Grant(1, Duration.ZERO).pause()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aQuestionThatFailsIsAskedAgainForThoseWhoWait() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        PermitQueue queue = new PermitQueue(
                wanted -> {
                    if (asked.getAndIncrement() == 0) {
                        throw new IllegalStateException("no timer");
                    }
                    return Uni.createFrom().item(new Grant(wanted, Duration.ZERO));
                },
                PATIENCE);

        // When
        join(queue, Lane.BACKFILL, "backfill");

        // Then
        await("it went").untilAsserted(() -> assertThat(went).containsExactly("backfill"));
    }

    private void join(PermitQueue queue, Lane lane, String name) {
        queue.permit(lane).subscribe().with(done -> went.add(name), failure -> went.add(name + " failed"));
    }

    private static String comeAgain(Throwable failure) {
        return "again in " + ((PermitTooFar) failure).comeAgainIn();
    }
}
