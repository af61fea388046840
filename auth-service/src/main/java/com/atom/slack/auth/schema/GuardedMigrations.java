package com.atom.slack.auth.schema;

import jakarta.inject.Singleton;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import com.atom.slack.kit.transport.TransportCheck;

/** Migrations are the first to speak to the database, before the service starts: so the check of the address comes before them. */
@Singleton
class GuardedMigrations implements FlywayConfigurationCustomizer {

    private final TransportCheck transport;

    GuardedMigrations(TransportCheck transport) {
        this.transport = transport;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        transport.require();
    }
}
