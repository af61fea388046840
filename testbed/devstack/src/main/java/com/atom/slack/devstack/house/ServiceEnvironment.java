package com.atom.slack.devstack.house;

import java.util.HashMap;
import java.util.Map;

import com.atom.slack.devstack.infrastructure.Schema;

/** What each service finds in its environment; the same names that Helm sets. */
final class ServiceEnvironment {

    private static final String LOOPBACK = "127.0.0.1";

    private final HouseSettings settings;
    private final Backing backing;
    private final Secrets secrets;
    private final SlackCredentials slack;

    ServiceEnvironment(HouseSettings settings, Backing backing, Secrets secrets, SlackCredentials slack) {
        this.settings = settings;
        this.backing = backing;
        this.secrets = secrets;
        this.slack = slack;
    }

    Map<String, String> of(ServiceName service) {
        Map<String, String> environment = new HashMap<>(everyService());
        for (ServiceName other : ServiceName.values()) {
            String name = "ATOM_" + other.name();
            environment.put(name + "_URL", settings.ports().url(other.port()));
            environment.put(name + "_MANAGEMENT_URL", settings.ports().url(other.managementPort()));
        }
        environment.put("QUARKUS_HTTP_PORT", port(service.port()));
        environment.put("QUARKUS_MANAGEMENT_PORT", port(service.managementPort()));
        service.schema().ifPresent(schema -> environment.putAll(database(schema)));
        switch (service) {
            case AUTH -> environment.putAll(onlyAuth());
            case EVENTS -> environment.putAll(eventSecrets());
            case GATEWAY, INGESTION, ANALYTICS -> {}
        }
        return environment;
    }

    private Map<String, String> everyService() {
        return Map.ofEntries(
                Map.entry("QUARKUS_PROFILE", "prod"),
                Map.entry("QUARKUS_HTTP_HOST", LOOPBACK),
                Map.entry("QUARKUS_MANAGEMENT_HOST", LOOPBACK),
                Map.entry("DATABASE_URL", backing.databaseUrl().toString()),
                Map.entry("REDIS_URL", backing.redisUrl()),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", backing.kafkaBootstrapServers()),
                Map.entry("ATOM_INTERNAL_KEYS", secrets.internalKeys()),
                Map.entry("ATOM_PUBLIC_URL", settings.publicUrl()),
                Map.entry("SLACK_API_BASE_URL", slack.apiBaseUrl()),
                Map.entry("ATOM_SLACK_TIER_SCALE", settings.isDemo() ? "1000" : "1"),
                // glibc keeps up to eight arenas for each processor, which a small heap does not need
                Map.entry("MALLOC_ARENA_MAX", "2"),
                Map.entry("LOG_LEVEL", "INFO"));
    }

    private Map<String, String> database(Schema schema) {
        return Map.of(
                "DATABASE_USERNAME", schema.appRole(),
                "DATABASE_PASSWORD", secrets.rolePassword(schema.appRole()),
                "DATABASE_OWNER_USERNAME", schema.ownerRole(),
                "DATABASE_OWNER_PASSWORD", secrets.rolePassword(schema.ownerRole()));
    }

    private Map<String, String> onlyAuth() {
        Map<String, String> environment = new HashMap<>(eventSecrets());
        environment.put("ENCRYPTION_KEY_FILE", secrets.encryptionKeys().toString());
        environment.put("ATOM_ADMIN_KEY_FILE", settings.folder().adminKey().toString());
        environment.put("SLACK_CLIENT_ID", slack.clientId());
        environment.put("SLACK_CLIENT_SECRET", slack.clientSecret());
        return environment;
    }

    private Map<String, String> eventSecrets() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SLACK_SIGNING_SECRET", slack.signingSecret());
        slack.appId().ifPresent(id -> environment.put("SLACK_APP_ID", id));
        return environment;
    }

    private String port(Plug plug) {
        return Integer.toString(settings.ports().of(plug));
    }
}
