package com.atom.slack.gateway.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import com.atom.slack.contracts.changes.ArchiveChange;

/**
 * Reads {@code slack.changes.v1} from its end at start, every replica in full, and hands each batch to the audiences that have
 * clients. While a batch's texts are being fetched the next one gathers in Kafka's client: the batch grows with the load.
 */
@ApplicationScoped
class ChangeConsumer {

    /** How often changes that have waited long enough are looked for. */
    private static final Duration SWEEP = Duration.ofMillis(250);

    private final Feed feed;
    private final CurrentMessages messages;
    private final ObjectMapper mapper;
    private final SeqOrder order;

    ChangeConsumer(Feed feed, CurrentMessages messages, ObjectMapper mapper, StreamConfig config, Clock clock) {
        this.feed = feed;
        this.messages = messages;
        this.mapper = mapper;
        this.order = new SeqOrder(config.gapPatience(), clock);
    }

    @Incoming("changes")
    @Outgoing("ordered-changes")
    Multi<List<ArchiveChange>> order(Multi<ConsumerRecords<String, String>> polls) {
        Multi<List<ArchiveChange>> sweeps =
                Multi.createFrom().ticks().every(SWEEP).onOverflow().drop().map(tick -> List.of());
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(polls.map(this::read), sweeps)
                .map(order::take)
                .filter(released -> !released.isEmpty());
    }

    @Incoming("ordered-changes")
    Uni<Void> deliver(List<ArchiveChange> changes) {
        return Multi.createFrom()
                .iterable(feed.audiences())
                .onItem()
                .transformToUniAndConcatenate(audience -> deliver(changes, audience))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> deliver(List<ArchiveChange> changes, Audience audience) {
        List<ArchiveChange> visible = changes.stream().filter(audience::maySee).toList();
        return messages.with(visible, audience)
                .invoke(events -> feed.send(audience, events))
                .replaceWithVoid();
    }

    private List<ArchiveChange> read(ConsumerRecords<String, String> poll) {
        List<ArchiveChange> changes = new ArrayList<>(poll.count());
        for (ConsumerRecord<String, String> change : poll) {
            try {
                changes.add(mapper.readValue(change.value(), ArchiveChange.class));
            } catch (JsonProcessingException | IllegalArgumentException unreadable) {
                Log.errorf(
                        "change cannot be read and is not streamed partition=%d offset=%d",
                        change.partition(), change.offset());
            }
        }
        return changes;
    }
}
