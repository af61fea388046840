package com.atom.slack.events.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.topics.TopicNames;

/**
 * Appends to the broker's log. The Kafka client is used directly, not an emitter of the messaging layer: an emitter
 * adds a message object, a buffer that overflows by its own rules and a hop to its sending thread to every event, while
 * all we want of it is the broker's answer.
 *
 * <p>{@code send} blocks up to 200 ms when the client has no metadata. So the caller's thread, an event loop, sends
 * itself only as long as the broker answers; after a failure one patient thread takes over until the broker has
 * answered again.
 */
@Singleton
public class EventLog {

    private static final long LONGEST_QUEUE_MILLIS = 1000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final ExecutorService patient;
    private final Clock clock;
    private volatile boolean answering;

    EventLog(@Identifier("default-kafka-broker") Map<String, Object> connection, Clock clock) {
        this.producer = new KafkaProducer<>(
                ProducerSettings.over(connection), new StringSerializer(), new ByteArraySerializer());
        this.patient = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("events-patient-sender").daemon().factory());
        this.clock = clock;
    }

    /** Fetches the topic's metadata before the first event would have to wait for it. */
    void warmUp(@Observes StartupEvent started) {
        patient.execute(() -> {
            try {
                producer.partitionsFor(TopicNames.EVENTS);
            } catch (KafkaException notYet) {
                Log.warnf("broker does not answer yet reason=%s", notYet.getMessage());
            }
        });
    }

    /** Whether the last thing we appended was acknowledged; false until the first was. */
    public boolean answering() {
        return answering;
    }

    /**
     * Succeeds when every in-sync replica has the record; fails within about 1.2 s otherwise. Completes on any thread.
     */
    public Future<Void> append(ProducerRecord<String, byte[]> entry) {
        Promise<Void> appended = Promise.promise();
        if (answering) {
            send(entry, appended);
        } else {
            long queuedAt = clock.millis();
            patient.execute(() -> sendUnlessLate(entry, queuedAt, appended));
        }
        return appended.future();
    }

    private void sendUnlessLate(ProducerRecord<String, byte[]> entry, long queuedAt, Promise<Void> appended) {
        if (clock.millis() - queuedAt >= LONGEST_QUEUE_MILLIS) {
            appended.fail(new TimeoutException("waited too long for a broker that does not answer"));
        } else {
            send(entry, appended);
        }
    }

    private void send(ProducerRecord<String, byte[]> entry, Promise<Void> appended) {
        try {
            var unused = producer.send(entry, (where, failure) -> settle(failure, appended));
        } catch (KafkaException | IllegalStateException broken) {
            settle(broken, appended);
        }
    }

    private void settle(@Nullable Exception failure, Promise<Void> appended) {
        answering = failure == null;
        if (failure == null) {
            appended.tryComplete();
        } else {
            appended.tryFail(failure);
        }
    }

    @PreDestroy
    void close() {
        patient.shutdown();
        producer.close(LAST_WORDS);
    }
}
