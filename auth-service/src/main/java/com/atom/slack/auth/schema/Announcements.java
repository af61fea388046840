package com.atom.slack.auth.schema;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

import com.atom.slack.kit.outbox.OutboxRelay;

/** The publishing side of the outbox: runs as long as the service does. */
@Singleton
public class Announcements {

    private final OutboxRelay relay;
    private @Nullable Cancellable running;

    Announcements(Pool pool, @Channel("announcements") MutinyEmitter<Record<String, String>> kafka) {
        // one topic only, so the channel's own configuration names it
        this.relay = new OutboxRelay(pool, AuthSchema.NAME, (topic, key, value) -> kafka.send(Record.of(key, value)));
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
