package com.atom.slack.gateway.teams;

import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
class SettingsIT {

    @Inject
    ConnectedWorkspaces workspaces;

    @Test
    void anAnnouncedLogLevelIsInForceWithinFiveSecondsAndIsNoWorkspace() throws Exception {
        Level before = Logger.getLogger("").getLevel();

        announce("{\"LOG_LEVEL\":\"ERROR\"}");

        await("the level")
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(Logger.getLogger("").getLevel().intValue()).isEqualTo(Level.SEVERE.intValue()));
        given().header("Authorization", "Bearer atom_admin")
                .get("/api/integrations/slack/workspaces")
                .then()
                .statusCode(200)
                .body("total_count", org.hamcrest.Matchers.equalTo(2));
        assertThat(workspaces.get("*")).isEmpty();
        announce("{}");
        await("the level of the start")
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Logger.getLogger("").getLevel()).isEqualTo(before));
        assertThat(workspaces.ready()).isTrue();
    }

    private static void announce(String values) throws Exception {
        String bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TopicNames.WORKSPACES, "*", """
                    {"scope":"*","values":%s,"changed_at":"2026-01-01T00:00:00Z","seq":1}""".formatted(values)))
                    .get();
        }
    }
}
