package com.atom.slack.analytics.purge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.analytics.activity.ArchiveStub;
import com.atom.slack.analytics.facts.Changes;
import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.devstack.testing.TestInfrastructure;
import com.atom.slack.kit.identity.InternalTokens;
import com.atom.slack.kit.tenancy.Tenancy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(value = InfrastructureResource.class, initArgs = @ResourceArg(name = "schema", value = "analytics"))
@WithTestResource(ArchiveStub.class)
@Tag("security-55")
class PurgeIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String NOON = "1767960000";
    private static final String ASKED = "2026-02-01T00:00:00Z";

    @Inject
    InternalTokens tokens;

    @Inject
    ObjectMapper mapper;

    @Inject
    Tenancy tenancy;

    private final String team = "T" + UUID.randomUUID();
    private KafkaProducer<String, String> producer;

    @BeforeEach
    void open() throws Exception {
        Map<String, Object> broker =
                Map.of("bootstrap.servers", TestInfrastructure.shared().kafkaBootstrapServers());
        try (Admin admin = Admin.create(broker)) {
            for (String topic : List.of(TopicNames.WORKSPACES, TopicNames.CHANGES)) {
                try {
                    admin.createTopics(List.of(new NewTopic(topic, TopicNames.PARTITIONS, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException exists) {
                    assertThat(exists).hasCauseInstanceOf(TopicExistsException.class);
                }
            }
        }
        producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void aForgottenWorkspaceIsForgottenHereTooAndStaysSo() {
        // Given
        publish(Changes.held(team, 2, NOON + ".000100", 1, Changes.by("U1", 10)));
        await("the fact").atMost(SOON).until(() -> facts() == 1);

        // When
        announce("DISCONNECTED");

        // Then
        await("the purge")
                .atMost(SOON)
                .untilAsserted(() -> progress()
                        .statusCode(200)
                        .body("done", equalTo(true))
                        .body("deleted.fact", equalTo(1))
                        .body("deleted.quarter_hour", equalTo(1))
                        .body("deleted.channel", equalTo(1)));
        publish(Changes.held(team, 2, NOON + ".000200", 1, Changes.by("U1", 10)));
        await("nothing to come back").during(Duration.ofSeconds(2)).atMost(SOON).until(() -> facts() == 0);

        announce("CONNECTED");
        publish(Changes.held(team, 2, NOON + ".000300", 1, Changes.by("U1", 10)));
        await("the new fact").atMost(SOON).until(() -> facts() == 1);
    }

    private void announce(String status) {
        producer.send(
                new ProducerRecord<>(TopicNames.WORKSPACES, team, """
                {"team":"%s","name":"%s","app_id":"A1","scopes":[],"status":"%s","purged_at":"%s",
                 "connected_at":"2026-01-01T00:00:00Z","changed_at":"%s","seq":2}""".formatted(team, team, status, ASKED, ASKED)));
        producer.flush();
    }

    private void publish(ArchiveChange change) {
        try {
            producer.send(new ProducerRecord<>(TopicNames.CHANGES, team, mapper.writeValueAsString(change)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        producer.flush();
    }

    private long facts() {
        return tenancy.in(
                        team,
                        tx -> tx.preparedQuery("select count(*) as n from fact where team = $1")
                                .execute(Tuple.of(team)))
                .map(rows -> rows.iterator().next().getLong("n"))
                .await()
                .atMost(SOON);
    }

    private ValidatableResponse progress() {
        Caller caller = new Caller("key:admin", Role.ADMIN, Optional.of(team), Optional.empty(), true);
        return given().header("Authorization", tokens.bearer(caller, ServiceName.ANALYTICS))
                .contentType("application/json")
                .body("{\"asked_at\":\"" + ASKED + "\"}")
                .post("/internal/workspace/purge")
                .then();
    }
}
