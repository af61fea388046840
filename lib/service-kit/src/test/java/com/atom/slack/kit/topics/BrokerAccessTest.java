package com.atom.slack.kit.topics;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerAccessTest {

    @Test
    @Tag("security-60")
    void topicsAreKeptOverTheConnectionThatIsConfigured() {
        Map<String, String> configured = Map.of(
                "kafka.bootstrap.servers", "k1:9093",
                "kafka.security.protocol", "SASL_SSL",
                "kafka.sasl.mechanism", "SCRAM-SHA-512",
                "kafka.group.id", "of a consumer");

        assertThat(BrokerAccess.settings(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(configured, "test", 100))
                        .build()))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .doesNotContainKey("group.id");
    }
}
