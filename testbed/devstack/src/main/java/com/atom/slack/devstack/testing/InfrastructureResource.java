package com.atom.slack.devstack.testing;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import com.atom.slack.devstack.infrastructure.Schema;

/**
 * Gives a service under test the environment that the house would give it.
 *
 * <p>Argument {@code schema} ({@code auth}, {@code archive} or {@code analytics}; absent for services without a database) picks
 * the database roles. Every other argument is passed on as configuration and wins over what is set here.
 */
public final class InfrastructureResource implements QuarkusTestResourceLifecycleManager {

    /** The key id and the key of internal tokens in tests: {@code kid:base64}. */
    public static final String INTERNAL_KEYS = "test:" + key(7);

    /** The signing secret that events-service knows in tests. */
    public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final String NOBODY = "http://127.0.0.1:9";

    private Map<String, String> arguments = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = Map.copyOf(initArgs);
    }

    @Override
    public Map<String, String> start() {
        TestInfrastructure infrastructure = TestInfrastructure.shared();
        Map<String, String> config = new HashMap<>();
        config.put("REDIS_URL", infrastructure.redisUrl());
        config.put("KAFKA_BOOTSTRAP_SERVERS", infrastructure.kafkaBootstrapServers());
        config.put("kafka.bootstrap.servers", infrastructure.kafkaBootstrapServers());
        config.put("DATABASE_URL", infrastructure.databaseUrl());
        config.put("ATOM_INTERNAL_KEYS", INTERNAL_KEYS);
        config.put("ENCRYPTION_KEY", key(9));
        config.put("ATOM_PUBLIC_URL", "http://localhost:8080");
        config.put("ATOM_AUTH_URL", NOBODY);
        config.put("ATOM_EVENTS_URL", NOBODY);
        config.put("ATOM_INGESTION_URL", NOBODY);
        config.put("ATOM_ANALYTICS_URL", NOBODY);
        config.put(
                "ATOM_ADMIN_KEY_FILE",
                infrastructure.folder().resolve("admin.key").toString());
        config.put("SLACK_API_BASE_URL", NOBODY + "/api");
        config.put("SLACK_CLIENT_ID", "1000000000.2000000000");
        config.put("SLACK_CLIENT_SECRET", "test-client-secret");
        config.put("SLACK_SIGNING_SECRET", SIGNING_SECRET);
        config.put("ATOM_SLACK_TIER_SCALE", "1");
        config.put("LOG_LEVEL", "INFO");
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.management.test-port", "0");
        arguments.forEach(config::put);
        if (config.remove("schema") instanceof String schema) {
            putRoles(config, Schema.named(schema));
        }
        return config;
    }

    /** Nothing to do: what was started serves the next test class too and ends with the JVM. */
    @Override
    public void stop() {}

    private static void putRoles(Map<String, String> config, Schema schema) {
        config.put("DATABASE_USERNAME", schema.appRole());
        config.put("DATABASE_PASSWORD", TestInfrastructure.PASSWORD);
        config.put("DATABASE_OWNER_USERNAME", schema.ownerRole());
        config.put("DATABASE_OWNER_PASSWORD", TestInfrastructure.PASSWORD);
    }

    /** 32 equal bytes in Base64: keys that nobody could mistake for real ones. */
    private static String key(int value) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) value);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
