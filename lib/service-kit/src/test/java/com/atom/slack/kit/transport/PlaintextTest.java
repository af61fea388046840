package com.atom.slack.kit.transport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("security-60")
class PlaintextTest {

    private static final String REACTIVE = "quarkus.datasource.reactive.url";
    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String FLYWAY = "quarkus.flyway.jdbc-url";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String KAFKA = "kafka.bootstrap.servers";

    private final Map<String, String> config = new HashMap<>();

    @Test
    void aServiceWithoutAnyOfThemHasNothingToHide() {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.9.10", "[::1]", "[0:0:0:0:0:0:0:1]"})
    void whatStaysOnThisMachineNeedsNoEncryption(String host) {
        database("postgresql://" + host + ":5432/atom");
        config.put(REDIS, "redis://" + host + ":6379");
        config.put(KAFKA, host + ":9092");

        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db.internal", "10.0.0.1", "127.0.0.1.evil.example", "localhost.evil.example", "[fd00::1]", "::2"
            })
    void everyOtherHostDoes(String host) {
        database("postgresql://" + host + "/atom");
        config.put(REDIS, "redis://" + host);
        config.put(KAFKA, host);

        assertThat(faults())
                .hasSize(3)
                .allSatisfy(fault ->
                        assertThat(fault).contains(host.replace("[", "").replace("]", "")));
    }

    @Test
    void theVariableAndTheRemedyAreNamedAndThePasswordIsNot() {
        database("postgresql://atom:hunter2@db/atom");
        config.put(REDIS, "redis://:hunter2@cache:6379/0");
        config.put(KAFKA, "k1:9092,k2:9092");

        assertThat(faults().get(0)).startsWith("DATABASE_URL").contains("sslmode=verify-full", " db ");
        assertThat(faults().get(1)).startsWith("REDIS_URL").contains("rediss://", " cache ");
        assertThat(faults().get(2)).startsWith("KAFKA_BOOTSTRAP_SERVERS").contains("KAFKA_SECURITY_PROTOCOL", " k1 ");
        assertThat(faults()).noneMatch(fault -> fault.contains("hunter2"));
    }

    @ParameterizedTest
    @CsvSource({
        "require, true",
        "verify-ca, true",
        "verify-full, true",
        "prefer, false",
        "allow, false",
        "disable, false",
        "'', false",
        "required, false"
    })
    void onlyModesThatNeverFallBackCount(String mode, boolean encrypted) {
        database("postgresql://db/atom?application_name=x&sslmode=" + mode);

        assertThat(faults().isEmpty()).isEqualTo(encrypted);
    }

    @Test
    void theServicesOwnClientMayHaveTheModeFromItsOwnSetting() {
        config.put(REACTIVE, "vertx-reactive:postgresql://db/atom");
        config.put("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full");
        assertThat(faults()).isEmpty();

        // and it wins over the address
        config.put(REACTIVE, "postgresql://db/atom?sslmode=require");
        config.put("quarkus.datasource.reactive.postgresql.ssl-mode", "disable");
        assertThat(faults()).hasSize(1);
    }

    /** One of the three readers of the address is enough to give everything away. */
    @ParameterizedTest
    @ValueSource(strings = {REACTIVE, JDBC, FLYWAY})
    void allThatSpeakToTheDatabaseAreLookedAt(String inClear) {
        database("postgresql://db/atom?sslmode=require");
        config.put(inClear, "postgresql://db/atom");

        assertThat(faults()).hasSize(1);
    }

    @Test
    void oneHostOfSeveralIsEnough() {
        database("postgresql://localhost:5432,db2:5432/atom");
        config.put(REDIS, "redis://localhost:6379,redis://cache:6379");
        config.put(KAFKA, "127.0.0.1:9092,k2:9092");

        assertThat(faults()).hasSize(3);
    }

    @Test
    void encryptedAddressesPass() {
        database("postgresql://db/atom?sslmode=require");
        config.put(REDIS, "rediss://cache:6379,rediss://cache2:6379");
        config.put(KAFKA, "k1:9093");
        config.put("kafka.security.protocol", "SASL_SSL");
        assertThat(faults()).isEmpty();

        config.put("kafka.security.protocol", "SSL");
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "SASL_PLAINTEXT", "ssl ", "TLS"})
    void otherProtocolsOfKafkaDoNot(String protocol) {
        config.put(KAFKA, "k1:9093");
        config.put("kafka.security.protocol", protocol);

        assertThat(faults()).hasSize(1);
    }

    private List<String> faults() {
        return new Plaintext(name -> Optional.ofNullable(config.get(name))).faults();
    }

    private void database(String url) {
        config.put(REACTIVE, url);
        config.put(JDBC, "jdbc:" + url);
        config.put(FLYWAY, "jdbc:" + url);
    }
}
