package com.atom.slack.devstack.house;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.atom.slack.devstack.infrastructure.Schema;

/** The five services. */
public enum ServiceName {
    GATEWAY(Plug.GATEWAY, Plug.GATEWAY_MANAGEMENT, null),
    AUTH(Plug.AUTH, Plug.AUTH_MANAGEMENT, Schema.AUTH),
    EVENTS(Plug.EVENTS, Plug.EVENTS_MANAGEMENT, null),
    INGESTION(Plug.INGESTION, Plug.INGESTION_MANAGEMENT, Schema.ARCHIVE),
    ANALYTICS(Plug.ANALYTICS, Plug.ANALYTICS_MANAGEMENT, Schema.ANALYTICS);

    private final Plug port;
    private final Plug managementPort;
    private final Optional<Schema> schema;

    ServiceName(Plug port, Plug managementPort, @Nullable Schema schema) {
        this.port = port;
        this.managementPort = managementPort;
        this.schema = Optional.ofNullable(schema);
    }

    /** {@code gateway}, {@code auth}, …; also the start of the module's name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Plug port() {
        return port;
    }

    public Plug managementPort() {
        return managementPort;
    }

    /** Empty for the services that keep nothing in PostgreSQL. */
    public Optional<Schema> schema() {
        return schema;
    }

    public static Optional<ServiceName> labelled(String label) {
        return Arrays.stream(values())
                .filter(name -> name.label().equals(label))
                .findFirst();
    }
}
