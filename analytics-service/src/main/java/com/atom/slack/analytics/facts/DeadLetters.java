package com.atom.slack.analytics.facts;

import java.nio.charset.StandardCharsets;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

import static com.atom.slack.contracts.topics.RecordHeaders.REASON;
import static com.atom.slack.contracts.topics.RecordHeaders.SOURCE;

/** Puts records that fail by themselves aside, unchanged and with the reason, so that those behind them go on. */
@Singleton
class DeadLetters {

    private final MutinyEmitter<String> emitter;
    private final Counter counter;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<String> emitter, MeterRegistry registry) {
        this.emitter = emitter;
        this.counter = Counter.builder("analytics.changes.dead")
                .description("changes that could not be applied whatever the state of the database")
                .register(registry);
    }

    /** Completes when the broker has the letter; fails when it has not. */
    Uni<Void> bury(ConsumerRecord<String, String> source, Throwable reason) {
        String from = source.topic() + "-" + source.partition() + "@" + source.offset();
        Log.errorf("change is poison source=%s reason=%s", from, reason.getMessage());
        counter.increment();
        RecordHeaders headers = new RecordHeaders(source.headers());
        headers.add(REASON, bytes(reason.getMessage()));
        headers.add(SOURCE, bytes(from));
        return emitter.sendMessage(Message.of(
                source.value() == null ? "" : source.value(),
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(source.key())
                        .withHeaders(headers)
                        .build())));
    }

    private static byte[] bytes(@Nullable String text) {
        return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    }
}
