package com.atom.slack.ingestion.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.kit.topics.TopicSpec;

/** Where records go that fail by themselves: {@code slack.events.v1.dlq}, with the reason and the source in headers. */
@ApplicationScoped
class DeadLetters {

    private static final Duration KEPT = Duration.ofDays(30);

    private final MutinyEmitter<byte[]> emitter;

    DeadLetters(
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    @Produces
    @Singleton
    static TopicSpec topic() {
        return TopicSpec.kept(TopicNames.EVENTS_DEAD_LETTERS, KEPT);
    }

    /** Completes when the broker has acknowledged it. */
    Uni<Void> add(String source, @Nullable String key, byte @Nullable [] body, String reason) {
        Log.warnf("event set aside source=%s reason=%s", source, reason);
        RecordHeaders headers = new RecordHeaders();
        headers.add(com.atom.slack.contracts.topics.RecordHeaders.REASON, reason.getBytes(StandardCharsets.UTF_8));
        headers.add(com.atom.slack.contracts.topics.RecordHeaders.SOURCE, source.getBytes(StandardCharsets.UTF_8));
        return emitter.sendMessage(Message.of(
                body == null ? new byte[0] : body,
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(headers)
                        .build())));
    }
}
