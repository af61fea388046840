package com.atom.slack.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.devstack.testing.TestInfrastructure;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** In order, because the numbers of a team's changes go on from test to test. */
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamIT {

    private static final String PATH = "/api/integrations/slack/stream";

    @TestHTTPResource
    URI gateway;

    @Test
    @Order(1)
    void everyClientGetsWhatItMaySeeInOrder() throws Exception {
        try (SseClient viewer = connect("atom_viewer", "");
                SseClient admin = connect("atom_admin", "?workspace_id=T0ONE");
                SseClient oneChannel = connect("atom_viewer", "?channel_id=C2");
                SseClient other = connect("atom_viewer_of_two", "")) {

            // over several partitions, the later ones first, one of them twice
            publish(
                    aChange(3, 2, "1.000300").kind("REACTION_ADDED").partition(2),
                    aChange(2, 7, "1.000200").privately().partition(1),
                    aChange(1, 1, "1.000100").partition(0),
                    aChange(4, 1, "1.000100").kind("MESSAGE_DELETED").partition(0),
                    aChange(4, 1, "1.000100").kind("MESSAGE_DELETED").partition(0),
                    aChange(5, 2, "9.000500").partition(2));

            await("the administrator's events")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> admin.events().size() >= 5);
            await("the viewer's events")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> viewer.events().size() >= 4);
            await("the events of one channel")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> oneChannel.events().size() >= 2);
            assertThat(ids(admin)).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(ids(viewer)).containsExactly(1L, 3L, 4L, 5L);
            assertThat(ids(oneChannel)).containsExactly(3L, 5L);
            assertThat(other.events()).isEmpty();
            SseClient.Event added = admin.events().get(0);
            assertThat(added.name()).isEqualTo("message_added");
            assertThat(added.data())
                    .contains("\"workspace_id\":\"T0ONE\"", "\"ts\":\"1.000100\"", "\"text\":\"text of 1.000100\"");
            assertThat(admin.events().get(1).data()).contains("\"text\":\"text of 1.000200\"");
            assertThat(admin.events().get(3).name()).isEqualTo("message_deleted");
            assertThat(admin.events().get(3).data()).doesNotContain("text of");
            assertThat(admin.events().get(4).data()).doesNotContain("text of");
        }
    }

    @Test
    @Order(2)
    void whatFollowsComesAtOnce() throws Exception {
        try (SseClient viewer = connect("atom_viewer", "")) {
            publish(aChange(6, 1, "1.000600").partition(3));

            await("the event")
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> viewer.events().size() == 1);
            assertThat(ids(viewer)).containsExactly(6L);
            await("signs of life").atMost(Duration.ofSeconds(5)).until(() -> viewer.comments() >= 3);
        }
    }

    @Test
    @Order(3)
    void aKeyMayHaveSoManyStreamsOpenAndNoMore() throws Exception {
        List<SseClient> open = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            open.add(connect("atom_listener", ""));
        }

        given().header("Authorization", "Bearer atom_listener")
                .get(PATH)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("error.code", equalTo("RATE_LIMITED"));

        open.forEach(SseClient::close);
        await("a place to be free again").atMost(Duration.ofSeconds(10)).until(() -> {
            try (SseClient again = new SseClient(gateway.resolve(PATH), "atom_listener")) {
                return again.status() == 200;
            }
        });
    }

    @Test
    @Order(4)
    void anotherTenantsStreamIsNotFound() {
        given().header("Authorization", "Bearer atom_viewer")
                .get(PATH + "?workspace_id=T0TWO")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private SseClient connect(String key, String query) throws Exception {
        SseClient client = new SseClient(gateway.resolve(PATH + query), key);
        await("the connection of " + key).atMost(Duration.ofSeconds(10)).until(() -> client.comments() > 0);
        return client;
    }

    private static List<Long> ids(SseClient client) {
        return client.events().stream().map(SseClient.Event::id).toList();
    }

    private static ChangeBuilder aChange(long seq, long channelKey, String ts) {
        return new ChangeBuilder(seq, channelKey, ts);
    }

    private static void publish(ChangeBuilder... changes) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestInfrastructure.shared().kafkaBootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (ChangeBuilder change : changes) {
                producer.send(new ProducerRecord<>(TopicNames.CHANGES, change.partition, "k", change.json()));
            }
        }
    }

    private static final class ChangeBuilder {

        private final long seq;
        private final long channelKey;
        private final String ts;
        private String kind = "MESSAGE_ADDED";
        private boolean isPrivate;
        private int partition;

        private ChangeBuilder(long seq, long channelKey, String ts) {
            this.seq = seq;
            this.channelKey = channelKey;
            this.ts = ts;
        }

        private ChangeBuilder kind(String kind) {
            this.kind = kind;
            return this;
        }

        private ChangeBuilder privately() {
            this.isPrivate = true;
            return this;
        }

        private ChangeBuilder partition(int partition) {
            this.partition = partition;
            return this;
        }

        private String json() {
            return """
                    {"team":"T0ONE","channel_key":%d,"channel":"C%d","channel_private":%s,"ts":"%s","kind":"%s",
                     "version":1,"origin":"LIVE","at":"2026-01-01T00:00:00Z","seq":%d}""".formatted(channelKey, channelKey, isPrivate, ts, kind, seq);
        }
    }
}
