package com.atom.slack.auth.schema;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

import com.atom.slack.kit.outbox.OutboxRelay;

/** The publishing side of the outbox: runs as long as the service does. */
@Singleton
public class Announcements {

    private final OutboxRelay relay;
    private @Nullable Cancellable running;

    Announcements(Pool pool, @Channel("announcements") MutinyEmitter<String> kafka) {
        this.relay = new OutboxRelay(pool, AuthSchema.NAME, (topic, key, value) -> publish(kafka, topic, key, value));
    }

    private static Uni<Void> publish(MutinyEmitter<String> kafka, String topic, String key, String value) {
        return kafka.sendMessage(Message.of(
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

    /** Says that announcements were committed; returns at once. */
    public void wake() {
        relay.wake();
    }
}
