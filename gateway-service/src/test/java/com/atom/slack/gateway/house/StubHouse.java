package com.atom.slack.gateway.house;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.TestInfrastructure;

/** The four other services as stubs, and two workspaces that auth-service has announced. */
public final class StubHouse implements QuarkusTestResourceLifecycleManager {

    private final Map<String, StubService> services = Map.of(
            "AUTH", new StubAuth(),
            "EVENTS", new StubEvents(),
            "INGESTION", new StubOwner(),
            "ANALYTICS", new StubOwner());

    private final StubIssuer issuer = new StubIssuer();

    /** After the infrastructure, whose addresses of the other services these replace. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        announceWorkspaces(TestInfrastructure.shared().kafkaBootstrapServers());
        Map<String, String> config = new HashMap<>();
        services.forEach((name, service) -> {
            config.put("ATOM_" + name + "_URL", service.url());
            config.put("ATOM_" + name + "_MANAGEMENT_URL", service.url());
        });
        config.put("gateway.limits.searches", "5");
        config.put("gateway.limits.writes", "1000");
        config.put("gateway.stream.connections-per-key", "3");
        config.put("gateway.stream.heartbeat", "PT0.5S");
        config.put("gateway.limits.sign-ins", "${atom.test.sign-ins:1000}");
        config.put("ATOM_OIDC_ISSUER", issuer.url());
        config.put("ATOM_OIDC_AUDIENCE", "atom");
        config.put("CORS_ORIGINS", "https://console.example");
        return config;
    }

    @Override
    public void stop() {
        services.values().forEach(StubService::stop);
        issuer.stop();
    }

    private static void announceWorkspaces(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new StringSerializer())) {
            // a second house on the same broker finds them there
            Set<String> there = admin.listTopics().names().get();
            admin.createTopics(Stream.of(TopicNames.WORKSPACES, TopicNames.CHANGES, TopicNames.CREDENTIALS)
                            .filter(topic -> !there.contains(topic))
                            .map(topic -> new NewTopic(topic, TopicNames.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
            for (String team : List.of("T0ONE", "T0TWO")) {
                producer.send(new ProducerRecord<>(TopicNames.WORKSPACES, team, workspace(team)))
                        .get();
            }
        } catch (Exception failure) {
            throw new IllegalStateException("the workspaces could not be announced", failure);
        }
    }

    private static String workspace(String team) {
        return """
                {"team":"%s","name":"Workspace %s","domain":"%s","app_id":"A1","bot_user":"U0BOT","bot_id":"B0BOT",
                 "scopes":["channels:read"],"status":"CONNECTED","connected_at":"2026-01-01T00:00:00Z",
                 "changed_at":"2026-01-01T00:00:00Z","seq":1}""".formatted(team, team, team.toLowerCase(java.util.Locale.ROOT));
    }
}
