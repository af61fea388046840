package com.atom.slack.events.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** Counts outcomes: for the metrics, and for the heartbeat by which ingestion knows of possible gaps. */
@Singleton
class IntakeCounters {

    private final Map<Outcome, Counter> byOutcome = new EnumMap<>(Outcome.class);
    private final Timer untilSafe;
    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicReference<@Nullable Instant> earliestRefusal = new AtomicReference<>();

    IntakeCounters(MeterRegistry registry, Waiting waiting, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            byOutcome.put(
                    outcome,
                    Counter.builder("events.intake.deliveries")
                            .description("requests of Slack by what became of them")
                            .tag("outcome", outcome.tag())
                            .register(registry));
        }
        this.untilSafe = Timer.builder("events.intake.until.safe")
                .description("from the request's head to the broker's acknowledgement")
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3))
                .register(registry);
        Gauge.builder("events.intake.waiting", waiting, Waiting::number)
                .description("events waiting for the broker")
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void count(Outcome outcome, Timer.Sample since) {
        count(outcome);
        if (outcome == Outcome.ACCEPTED) {
            since.stop(untilSafe);
        }
    }

    void count(Outcome outcome) {
        byOutcome.get(outcome).increment();
        if (outcome.safe()) {
            accepted.incrementAndGet();
        } else if (outcome.refused()) {
            refused.incrementAndGet();
            earliestRefusal.compareAndSet(null, clock.instant());
        }
    }

    /** Deliveries acknowledged since the start. */
    long accepted() {
        return accepted.get();
    }

    /** Deliveries refused with 503 since the start. */
    long refused() {
        return refused.get();
    }

    /** The first refusal since the last call, for the beat that is to carry it; absent when there was none. */
    @Nullable
    Instant takeEarliestRefusal() {
        return earliestRefusal.getAndSet(null);
    }

    /** A beat with this refusal did not arrive: the next one has to carry it. */
    void giveBack(@Nullable Instant refusal) {
        if (refusal != null) {
            earliestRefusal.accumulateAndGet(
                    refusal, (later, earlier) -> later == null || earlier.isBefore(later) ? earlier : later);
        }
    }
}
