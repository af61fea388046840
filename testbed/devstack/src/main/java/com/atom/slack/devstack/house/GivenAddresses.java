package com.atom.slack.devstack.house;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * Infrastructure that runs elsewhere already; what is given is not started.
 *
 * @param database {@code DATABASE_URL}
 * @param redis    {@code REDIS_URL}
 * @param kafka    {@code KAFKA_BOOTSTRAP_SERVERS}
 */
record GivenAddresses(Optional<Database> database, Optional<String> redis, Optional<String> kafka) {

    /**
     * @param url           {@code postgresql://host:port/database}; the database exists
     * @param administrator may create roles, schemas and extensions in it
     */
    record Database(URI url, String administrator, String password) {}

    /** @throws Refusal when a database is given without somebody who may set it up */
    static GivenAddresses from(Map<String, String> environment) {
        return new GivenAddresses(
                value(environment, "DATABASE_URL").map(url -> database(url, environment)),
                value(environment, "REDIS_URL"),
                value(environment, "KAFKA_BOOTSTRAP_SERVERS"));
    }

    private static Database database(String url, Map<String, String> environment) {
        return new Database(
                postgresql(url),
                required(environment, "DATABASE_ADMIN_USERNAME"),
                required(environment, "DATABASE_ADMIN_PASSWORD"));
    }

    private static URI postgresql(String url) {
        try {
            URI parsed = new URI(url);
            if ("postgresql".equals(parsed.getScheme())
                    && parsed.getHost() != null
                    && parsed.getPath().length() > 1) {
                return parsed;
            }
        } catch (URISyntaxException notOne) {
            // said below, without the text, which may hold a password
        }
        throw new Refusal("DATABASE_URL is not of the form postgresql://host:port/database");
    }

    private static String required(Map<String, String> environment, String name) {
        return value(environment, name)
                .orElseThrow(() -> new Refusal("DATABASE_URL is given but " + name
                        + " is not: set it to a role that may create roles and schemas there"));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
