package com.atom.slack.gateway.credentials;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
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
class RevocationIT {

    private static final String CHANNELS = "/api/integrations/slack/channels";

    @Inject
    ApiKeys keys;

    /** The cache alone would believe for five seconds. */
    @Test
    @Tag("security-30")
    void anAnnouncedRevocationIsInForceBeforeTheCacheForgets() throws Exception {
        assertThat(status()).isEqualTo(200);
        given().baseUri(config("ATOM_AUTH_URL")).body("atom_revocable").post("/stub/revoke");
        assertThat(status()).as("still believed").isEqualTo(200);

        announce();

        await("the refusal")
                .atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(status()).isEqualTo(401));
    }

    @Test
    void aKeyThatIsRememberedCostsLittle() {
        String header = "Bearer atom_analyst";
        check(header, 20_000);
        int rounds = 20_000;

        long nanos = check(header, rounds);

        double millis = nanos / 1e6 / rounds;
        System.out.printf("key check at the gateway: %.4f ms of CPU%n", millis);
        assertThat(millis).isLessThan(0.3);
    }

    private long check(String header, int rounds) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int round = 0; round < rounds; round++) {
            assertThat(keys.visitor(header).await().indefinitely()).isPresent();
        }
        return threads.getCurrentThreadCpuTime() - before;
    }

    private static int status() {
        return given().header("Authorization", "Bearer atom_revocable")
                .get(CHANNELS)
                .statusCode();
    }

    private static void announce() throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", config("kafka.bootstrap.servers")),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TopicNames.CREDENTIALS, "revocable", """
                    {"key_id":"revocable","revoked_at":"2026-01-01T00:00:00Z","seq":1}"""))
                    .get();
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
