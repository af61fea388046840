package com.atom.slack.auth.lifecycle;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * {@code slack.events.v1}, of which only events about the app are for us. A batch is committed when nothing of it is left to do:
 * what fails by itself is skipped, what fails because something is away is tried again without limit (rule 10 of the design).
 */
@ApplicationScoped
class AppEventConsumer {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final AppEvents events;
    private final LifeCycle lifeCycle;
    private final MeterRegistry metrics;

    AppEventConsumer(AppEvents events, LifeCycle lifeCycle, MeterRegistry metrics) {
        this.events = events;
        this.lifeCycle = lifeCycle;
        this.metrics = metrics;
    }

    @Incoming("app-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> entry : batch) {
            Optional<AppEvent> event = read(entry);
            if (event.isPresent()) {
                all = all.chain(() -> apply(event.get(), entry));
            }
        }
        return all;
    }

    private Optional<AppEvent> read(ConsumerRecord<String, byte[]> entry) {
        try {
            return entry.value() == null ? Optional.empty() : events.read(entry.value());
        } catch (UnreadableEvent poison) {
            skip(entry, poison);
            return Optional.empty();
        }
    }

    private Uni<Void> apply(AppEvent event, ConsumerRecord<String, byte[]> entry) {
        return Uni.createFrom()
                .deferred(() -> lifeCycle.happened(event))
                .onFailure(failure -> !isPoison(failure))
                .invoke(failure -> Log.warnf(
                        "event about the app waits team=%s reason=%s",
                        event.place(), failure.getClass().getSimpleName()))
                .onFailure(failure -> !isPoison(failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(0.3)
                .indefinitely()
                .onFailure()
                .invoke(poison -> skip(entry, poison))
                .onFailure()
                .recoverWithNull();
    }

    /** Refused by the database for what it says: SQL classes 22 and 23. */
    private static boolean isPoison(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }

    private void skip(ConsumerRecord<String, byte[]> entry, Throwable poison) {
        metrics.counter("atom_app_events_total", "outcome", "poison").increment();
        Log.errorf(
                "event about the app is skipped source=%s-%d@%d reason=%s",
                entry.topic(), entry.partition(), entry.offset(), poison.getMessage());
    }
}
