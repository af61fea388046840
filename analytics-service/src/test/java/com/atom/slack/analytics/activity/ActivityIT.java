package com.atom.slack.analytics.activity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.analytics.facts.Changes;
import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.devstack.testing.TestInfrastructure;
import com.atom.slack.kit.identity.InternalTokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** From the topic to the report, on a real broker and a real database. Channels with an odd key are private. */
@QuarkusTest
@WithTestResource(value = InfrastructureResource.class, initArgs = @ResourceArg(name = "schema", value = "analytics"))
@WithTestResource(ArchiveStub.class)
class ActivityIT {

    private static final String NOON = "1767960000";

    @Inject
    InternalTokens tokens;

    @Inject
    ObjectMapper mapper;

    private final String team = "T" + UUID.randomUUID();
    private KafkaProducer<String, String> producer;

    @BeforeEach
    void connect() throws Exception {
        Map<String, Object> broker =
                Map.of("bootstrap.servers", TestInfrastructure.shared().kafkaBootstrapServers());
        try (Admin admin = Admin.create(broker)) {
            admin.createTopics(List.of(
                            new NewTopic(TopicNames.WORKSPACES, TopicNames.PARTITIONS, (short) 1),
                            new NewTopic(TopicNames.CHANGES, TopicNames.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException exists) {
            assertThat(exists).hasCauseInstanceOf(TopicExistsException.class);
        }
        producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void aReportCountsWhatIsHeldAndNamesWhoWroteItWhere() {
        // Given
        publish(Changes.held(team, 2, NOON + ".000100", 1, Changes.by("U1", 10)));
        publish(Changes.held(team, 2, NOON + ".000200", 1, Changes.by("U1", 5)));
        publish(Changes.held(team, 4, NOON + ".000300", 1, Changes.by("U2", 7)));
        publish(Changes.held(team, 3, NOON + ".000400", 1, Changes.by("U3", 100)));
        publish(Changes.held(team, 2, NOON + ".000500", 1, Changes.by("U9", 50)));
        publish(Changes.deleted(team, 2, NOON + ".000500", 2));

        // When
        awaitMessages(4);

        // Then
        ask(
                        admin(),
                        "\"date_range\":{\"start\":\"2026-01-08\",\"end\":\"2026-01-10\"},\"time_zone\":\"Asia/Kathmandu\"")
                .statusCode(200)
                .body("ok", equalTo(true))
                .body(
                        "analytics.activity_over_time.period",
                        contains("2026-01-08T00:00:00+05:45", "2026-01-09T00:00:00+05:45", "2026-01-10T00:00:00+05:45"))
                .body("analytics.activity_over_time.message_count", contains(0, 4, 0))
                .body("analytics.activity_over_time[1].unique_users", equalTo(3))
                .body("analytics.activity_over_time[1].active_channels", equalTo(3))
                .body("analytics.top_users.user_id", contains("U1", "U2", "U3"))
                .body("analytics.top_users[0].user_name", equalTo("ada"))
                .body("analytics.top_users[1].user_name", equalTo("Bob"))
                .body("analytics.top_users[2].user_name", nullValue())
                .body("analytics.top_users[0].avg_message_length", equalTo(7.5f))
                .body("analytics.top_users[0].channels_used", equalTo(1))
                .body("analytics.top_channels.channel_id", contains("C2", "C3", "C4"))
                .body("analytics.top_channels[0].channel_name", equalTo("general"))
                .body("analytics.top_channels[0].unique_users", equalTo(1))
                .body("analytics.summary.total_messages", equalTo(4))
                .body("analytics.summary.total_users", equalTo(3))
                .body("analytics.summary.total_channels", equalTo(3))
                .body("completeness.complete_since", equalTo("2026-01-01T00:00:00Z"));
    }

    @Test
    void spansThatBeginAndEndWithinAQuarterOfAnHourAreExact() {
        // Given
        IntStream.range(0, 60)
                .forEach(minute -> publish(Changes.held(
                        team, 2, (1767960000L + 60 * minute) + ".000100", 1, Changes.by("U" + minute % 3, minute))));
        awaitMessages(60);

        // Then
        ask(
                        admin(),
                        "\"aggregation\":\"hourly\",\"date_range\":{\"start\":\"2026-01-09T12:07:00Z\",\"end\":\"2026-01-09T12:53:00Z\"}")
                .body("analytics.summary.total_messages", equalTo(46))
                .body("analytics.activity_over_time", hasSize(1));
        ask(
                        admin(),
                        "\"aggregation\":\"hourly\",\"date_range\":{\"start\":\"2026-01-09T12:02:00Z\",\"end\":\"2026-01-09T12:05:00Z\"}")
                .body("analytics.summary.total_messages", equalTo(3))
                .body("analytics.summary.total_users", equalTo(3));
    }

    @Test
    void privateChannelsCountOnlyForThoseWhoSeeAllAndFiltersNarrow() {
        // Given
        publish(Changes.held(team, 2, NOON + ".000100", 1, Changes.by("U1", 10)));
        publish(Changes.held(team, 3, NOON + ".000200", 1, Changes.by("U2", 10)));
        awaitMessages(2);

        // Then
        ask(analyst(), DAY).body("analytics.top_channels.channel_id", contains("C2"));
        ask(analyst(), DAY + ",\"channel_ids\":[\"C3\"]").body("analytics.summary.total_messages", equalTo(0));
        ask(admin(), DAY + ",\"channel_ids\":[\"C3\"]").body("analytics.summary.total_messages", equalTo(1));
        ask(admin(), DAY + ",\"user_ids\":[\"U1\"]").body("analytics.top_users.user_id", contains("U1"));
    }

    @Test
    void nobodySeesAnotherWorkspaceAndViewersSeeNone() {
        Caller other = new Caller("key:1", Role.ADMIN, Optional.of("T_OTHER"), Optional.empty(), true);
        Caller viewer = new Caller("key:1", Role.VIEWER, Optional.of(team), Optional.empty(), true);

        ask(other, DAY + ",\"workspace_id\":\"" + team + "\"").statusCode(404);
        ask(viewer, DAY).statusCode(403);
        given().contentType("application/json")
                .body("{}")
                .post("/internal/analytics/activity")
                .then()
                .statusCode(401);
    }

    @Test
    void everyFaultOfARequestIsNamed() {
        ask(admin(), "\"time_zone\":\"Mars\",\"date_range\":{\"start\":\"x\",\"end\":\"2026-01-01\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.fields.field", contains("time_zone", "date_range.start"));
        ask(admin(), "\"aggregation\":\"yearly\",\"colour\":1")
                .statusCode(400)
                .body("error.details.fields.field", everyItem(org.hamcrest.Matchers.oneOf("aggregation", "colour")));
    }

    @Test
    void poisonIsBuriedAndWhatIsBehindItGoesOn() throws Exception {
        // Given
        String key = team + "/2";
        ArchiveChange nonsense = Changes.held(team, 2, "no ts", 1, Changes.by("U1", 1));
        ArchiveChange zero = Changes.held(team, 2, NOON + ".000100", 1, Changes.by("U\u0000", 1));

        // When
        producer.send(new ProducerRecord<>(TopicNames.CHANGES, key, "{\"team\":"))
                .get();
        producer.send(new ProducerRecord<>(TopicNames.CHANGES, key, mapper.writeValueAsString(nonsense)))
                .get();
        producer.send(new ProducerRecord<>(TopicNames.CHANGES, key, mapper.writeValueAsString(zero)))
                .get();
        publish(Changes.held(team, 2, NOON + ".000200", 1, Changes.by("U1", 1)));

        // Then
        awaitMessages(1);
        assertThat(buried(key))
                .hasSize(3)
                .allSatisfy(letter -> assertThat(header(letter, "source")).startsWith(TopicNames.CHANGES + "-"));
    }

    private static final String DAY = "\"date_range\":{\"start\":\"2026-01-09\",\"end\":\"2026-01-09\"}";

    private void awaitMessages(int messages) {
        await("the report")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        ask(admin(), DAY).statusCode(200).body("analytics.summary.total_messages", equalTo(messages)));
    }

    private ValidatableResponse ask(Caller caller, String fields) {
        return given().contentType("application/json")
                .header("Authorization", tokens.bearer(caller, ServiceName.ANALYTICS))
                .body("{" + fields + "}")
                .post("/internal/analytics/activity")
                .then();
    }

    private Caller admin() {
        return new Caller("key:1", Role.ADMIN, Optional.of(team), Optional.empty(), true);
    }

    private Caller analyst() {
        return new Caller("key:2", Role.ANALYST, Optional.of(team), Optional.empty(), false);
    }

    private void publish(ArchiveChange change) {
        try {
            producer.send(new ProducerRecord<>(
                            TopicNames.CHANGES, change.partitionKey(), mapper.writeValueAsString(change)))
                    .get();
        } catch (JsonProcessingException | InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ConsumerRecord<String, String>> buried(String key) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", TestInfrastructure.shared().kafkaBootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, TopicNames.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(TopicNames.CHANGES_DEAD_LETTERS, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, String>> letters = new java.util.ArrayList<>();
            await("the letters").atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                return letters.stream()
                                .filter(letter -> key.equals(letter.key()))
                                .count()
                        >= 3;
            });
            return letters.stream().filter(letter -> key.equals(letter.key())).toList();
        }
    }

    private static String header(ConsumerRecord<String, String> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
