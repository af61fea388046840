package com.atom.slack.kit.transport;

import java.util.Map;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("security-60")
class TransportCheckTest {

    private static final Map<String, String> IN_CLEAR =
            Map.of("quarkus.redis.hosts", "redis://cache:6379", "kafka.bootstrap.servers", "k1:9092");

    @Test
    void everyFaultIsNamedInOneLineWithTheWayOut() {
        assertThatThrownBy(() -> check(IN_CLEAR, false).require())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("REDIS_URL")
                .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS")
                .hasMessageContaining("ATOM_PLAINTEXT_ALLOWED=true")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whoeverSaysThatTheNetworkIsPrivateIsBelieved() {
        assertThatCode(() -> check(IN_CLEAR, true).require()).doesNotThrowAnyException();
    }

    @Test
    void encryptedTrafficNeedsNobodysWord() {
        Map<String, String> encrypted = Map.of(
                "quarkus.redis.hosts",
                "rediss://cache:6379",
                "kafka.bootstrap.servers",
                "k1:9093",
                "kafka.security.protocol",
                "SASL_SSL");

        assertThatCode(() -> check(encrypted, false).require()).doesNotThrowAnyException();
    }

    private static TransportCheck check(Map<String, String> properties, boolean allowed) {
        return new TransportCheck(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .build(),
                allowed);
    }
}
