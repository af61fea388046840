package com.atom.slack.ingestion.changes;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

import com.atom.slack.kit.outbox.OutboxRelay;

/** Relays the outbox of the schema archive for as long as the service lives, and keeps the change log for its time. */
@ApplicationScoped
class ChangeRelay {

    /** How long {@code /internal/changes} reaches back; the topic keeps as long. */
    static final Duration KEPT = Duration.ofDays(7);

    private final Pool pool;
    private final OutboxRelay relay;
    private @Nullable Cancellable running;

    ChangeRelay(
            Pool pool,
            @Channel("changes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> emitter) {
        this.pool = pool;
        this.relay = new OutboxRelay(pool, "archive", (topic, key, value) -> publish(emitter, topic, key, value));
    }

    private static Uni<Void> publish(MutinyEmitter<String> emitter, String topic, String key, String value) {
        return emitter.sendMessage(Message.of(
                value,
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(topic)
                        .withKey(key)
                        .build())));
    }

    void start(@Observes StartupEvent event) {
        running = relay.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (running != null) {
            running.cancel();
        }
    }

    /** Says that rows were committed; returns at once. */
    void wake() {
        relay.wake();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return pool.preparedQuery("delete from outbox where sent_at < now() - make_interval(secs => $1)")
                .execute(Tuple.of((double) KEPT.toSeconds()))
                .replaceWithVoid();
    }
}
