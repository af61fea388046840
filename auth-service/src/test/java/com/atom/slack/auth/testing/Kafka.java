package com.atom.slack.auth.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import com.atom.slack.contracts.topics.TopicNames;

/** What other services write and read. */
public final class Kafka {

    private Kafka() {}

    private static Map<String, Object> config() {
        return Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    /** As events-service publishes what Slack sent; the topic is made when it is not there. */
    public static void event(String team, String body) {
        try (Admin admin = Admin.create(config());
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer())) {
            try {
                admin.createTopics(List.of(new NewTopic(TopicNames.EVENTS, TopicNames.PARTITIONS, (short) 1)))
                        .all()
                        .get();
            } catch (ExecutionException there) {
                if (!(there.getCause() instanceof TopicExistsException)) {
                    throw there;
                }
            }
            producer.send(new ProducerRecord<>(TopicNames.EVENTS, team, body.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every announcement so far, oldest first within a workspace. */
    public static List<ConsumerRecord<String, String>> announcements() {
        try (var consumer = new KafkaConsumer<>(config(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicNames.WORKSPACES).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            consumer.poll(Duration.ofSeconds(2)).forEach(records::add);
            return records;
        }
    }
}
