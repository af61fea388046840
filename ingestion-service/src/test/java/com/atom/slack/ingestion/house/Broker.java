package com.atom.slack.ingestion.house;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.workspaces.Workspaces;

/** The broker's side: what auth and events would publish, and what this service publishes. */
@ApplicationScoped
public class Broker {

    private final String bootstrap;
    private final ObjectMapper mapper;
    private final Workspaces workspaces;
    private KafkaProducer<String, byte[]> producer;
    private int events;

    Broker(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            ObjectMapper mapper,
            Workspaces workspaces) {
        this.bootstrap = bootstrap;
        this.mapper = mapper;
        this.workspaces = workspaces;
    }

    @PostConstruct
    void open() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            for (String topic : List.of(TopicNames.WORKSPACES, TopicNames.EVENTS)) {
                if (!admin.listTopics().names().get().contains(topic)) {
                    admin.createTopics(List.of(new NewTopic(topic, TopicNames.PARTITIONS, (short) 1)))
                            .all()
                            .get();
                }
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /** Says that a workspace is connected and waits until the service knows. */
    public void connect(String team) {
        announce(team, WorkspaceState.Status.CONNECTED, null, null);
    }

    /** Says how it stands with a workspace and waits until the service knows. */
    public void announce(
            String team, WorkspaceState.Status status, @Nullable String reason, @Nullable Instant purgedAt) {
        WorkspaceState state = new WorkspaceState(
                team,
                "Workspace " + team,
                null,
                null,
                "A1",
                "UBOT",
                "BBOT",
                List.of(),
                status,
                reason,
                purgedAt,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
        try {
            send(TopicNames.WORKSPACES, team, mapper.writeValueAsBytes(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        Awaitility.await("the workspace is known")
                .atMost(Duration.ofSeconds(30))
                .until(() -> workspaces
                        .find(team)
                        .filter(known -> known.status() == status)
                        .filter(known -> Objects.equals(known.purgedAt(), purgedAt))
                        .isPresent());
    }

    /** Publishes an event as events-service would; answers its id. */
    public String event(String team, ObjectNode inner) {
        String id = "Ev" + UUID.randomUUID() + events++;
        ObjectNode envelope = mapper.createObjectNode();
        envelope.put("type", "event_callback").put("team_id", team).put("event_id", id);
        envelope.set("event", inner);
        body(team, envelope.toString());
        return id;
    }

    /** Publishes any body; records of one team stay in one partition. */
    public void body(String team, String body) {
        send(TopicNames.EVENTS, team, body.getBytes(StandardCharsets.UTF_8));
    }

    private void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that is on a topic now. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
