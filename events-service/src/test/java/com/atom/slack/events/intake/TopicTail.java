package com.atom.slack.events.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.TestInfrastructure;

/** Everything on a topic from its beginning, whoever wrote it. */
final class TopicTail implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    TopicTail(String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestInfrastructure.shared().kafkaBootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, TopicNames.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    ConsumerRecord<String, byte[]> await(String what, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Awaitility.await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> isSeen(wanted));
        return seen.stream().filter(wanted).findFirst().orElseThrow();
    }

    long count(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        poll();
        return seen.stream().filter(wanted).count();
    }

    private boolean isSeen(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        if (seen.stream().anyMatch(wanted)) {
            return true;
        }
        poll();
        return false;
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }

    static Predicate<ConsumerRecord<String, byte[]>> header(String name, String value) {
        return entry -> value.equals(headerOf(entry, name));
    }

    static String headerOf(ConsumerRecord<String, byte[]> entry, String name) {
        var header = entry.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
