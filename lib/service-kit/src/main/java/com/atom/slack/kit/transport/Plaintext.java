package com.atom.slack.kit.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which configured addresses would send what they are told in the clear over a network. */
final class Plaintext {

    private static final Set<String> SQL_ENCRYPTED = Set.of("require", "verify-ca", "verify-full");
    private static final Set<String> KAFKA_ENCRYPTED = Set.of("SSL", "SASL_SSL");
    private static final Pattern SSL_MODE = Pattern.compile("[?&]sslmode=([^&]*)");

    private final Function<String, Optional<String>> config;

    /** @param config the value of a configuration property; empty when it is not set */
    Plaintext(Function<String, Optional<String>> config) {
        this.config = config;
    }

    /** Each names the variable, the host and the remedy, never a password; empty when all is well. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        database()
                .ifPresent(host -> faults.add("DATABASE_URL: what is said to " + host
                        + " is not encrypted, add ?sslmode=verify-full, or at least ?sslmode=require"));
        redis().ifPresent(host ->
                faults.add("REDIS_URL: what is said to " + host + " is not encrypted, let it begin with rediss://"));
        kafka().ifPresent(host -> faults.add("KAFKA_BOOTSTRAP_SERVERS: what is said to " + host
                + " is not encrypted, set KAFKA_SECURITY_PROTOCOL to SSL or SASL_SSL"));
        return faults;
    }

    /** The service's own client, the pool beside it and the migrations: three readers of one address, each with its own settings. */
    private Optional<String> database() {
        Optional<String> reactiveMode = config.apply("quarkus.datasource.reactive.postgresql.ssl-mode");
        return Stream.of(
                        inClear("quarkus.datasource.reactive.url", reactiveMode),
                        inClear("quarkus.datasource.jdbc.url", Optional.empty()),
                        inClear("quarkus.flyway.jdbc-url", Optional.empty()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @param mode what wins over the address's own {@code sslmode} */
    private Optional<String> inClear(String property, Optional<String> mode) {
        return config.apply(property)
                .filter(address -> !SQL_ENCRYPTED.contains(mode.orElseGet(() -> sslMode(address))))
                .flatMap(Plaintext::first);
    }

    private static String sslMode(String address) {
        Matcher mode = SSL_MODE.matcher(address);
        return mode.find() ? mode.group(1) : "disable";
    }

    private Optional<String> redis() {
        return config.apply("quarkus.redis.hosts").stream()
                .flatMap(hosts -> Arrays.stream(hosts.split(",", -1)))
                .map(String::strip)
                .filter(address -> !address.startsWith("rediss://"))
                .flatMap(address -> first(address).stream())
                .findFirst();
    }

    private Optional<String> kafka() {
        return config.apply("kafka.security.protocol")
                        .filter(KAFKA_ENCRYPTED::contains)
                        .isPresent()
                ? Optional.empty()
                : config.apply("kafka.bootstrap.servers").flatMap(Plaintext::first);
    }

    private static Optional<String> first(String address) {
        return Host.elsewhere(address).stream().findFirst();
    }
}
