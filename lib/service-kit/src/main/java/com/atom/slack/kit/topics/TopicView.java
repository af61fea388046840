package com.atom.slack.kit.topics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.topics.TopicNames;

/**
 * The newest value of each key of a compacted topic, read whole by every replica: the channel assigns all partitions from
 * offset 0 ({@code assign-seek}), joins no group and commits nothing. Ready once it has seen the end it found at start.
 * Safe for use by several threads.
 */
public final class TopicView<V> {

    private static final long DEADLINE_SECONDS = 2;

    private final String topic;
    private final Class<V> type;
    private final ObjectMapper mapper;
    private final String bootstrap;
    private final Predicate<String> keys;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private volatile @Nullable Map<Integer, Long> target;

    public TopicView(String topic, Class<V> type, ObjectMapper mapper, String bootstrap) {
        this(topic, type, mapper, bootstrap, key -> true);
    }

    /** A view of the records with some of the keys; the others are read past. */
    public TopicView(String topic, Class<V> type, ObjectMapper mapper, String bootstrap, Predicate<String> keys) {
        this.topic = topic;
        this.type = type;
        this.mapper = mapper;
        this.bootstrap = bootstrap;
        this.keys = keys;
    }

    /** Takes one record in; a value that cannot be read is logged and left out. Answers the value, if there is one. */
    public Optional<V> accept(ConsumerRecord<String, String> entry) {
        if (entry.key() != null && !keys.test(entry.key())) {
            positions.put(entry.partition(), entry.offset() + 1);
            return Optional.empty();
        }
        Optional<V> value = Optional.ofNullable(entry.value()).flatMap(json -> read(entry.key(), json));
        if (entry.key() != null) {
            value.ifPresentOrElse(held -> values.put(entry.key(), held), () -> values.remove(entry.key()));
        }
        positions.put(entry.partition(), entry.offset() + 1);
        return value;
    }

    private Optional<V> read(@Nullable String key, String json) {
        try {
            return Optional.of(mapper.readValue(json, type));
        } catch (JsonProcessingException unreadable) {
            Log.errorf("record of view cannot be read topic=%s key=%s", topic, key);
            return Optional.empty();
        }
    }

    public Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All values, as of now, in no order. */
    public Collection<V> all() {
        return values.values();
    }

    /** Whether everything that the topic held at the first question has been taken in. May block for two seconds. */
    public boolean ready() {
        Map<Integer, Long> wanted = target;
        if (wanted == null) {
            wanted = ends();
            target = wanted;
        }
        return wanted != null
                && wanted.entrySet().stream()
                        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private @Nullable Map<Integer, Long> ends() {
        try (Admin admin = BrokerAccess.admin(bootstrap)) {
            Map<TopicPartition, Long> first = offsets(admin, OffsetSpec.earliest());
            Map<Integer, Long> ends = new HashMap<>();
            offsets(admin, OffsetSpec.latest()).forEach((partition, end) -> {
                if (end > first.get(partition)) {
                    ends.put(partition.partition(), end);
                }
            });
            return ends;
        } catch (ExecutionException | TimeoutException notYet) {
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < TopicNames.PARTITIONS; partition++) {
            asked.put(new TopicPartition(topic, partition), which);
        }
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found : admin.listOffsets(asked)
                .all()
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .entrySet()) {
            offsets.put(found.getKey(), found.getValue().offset());
        }
        return offsets;
    }
}
