package com.atom.slack.devstack.house;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.atom.slack.devstack.infrastructure.Durability;
import com.atom.slack.devstack.infrastructure.KafkaServer;
import com.atom.slack.devstack.infrastructure.Postgres;
import com.atom.slack.devstack.infrastructure.Provisioning;
import com.atom.slack.devstack.infrastructure.Redis;
import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.Program;

/** PostgreSQL, Redis and Kafka of one house: our own, unless an address was given. */
final class Backing {

    private static final int POSTGRES_DEFAULT_PORT = 5432;

    private final HouseSettings settings;
    private final Secrets secrets;

    Backing(HouseSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** What has to be started here. PostgreSQL counts as ready only when its roles and schemas are there. */
    List<Program> programs() {
        List<Program> programs = new ArrayList<>();
        HouseFolder folder = settings.folder();
        PortPlan ports = settings.ports();
        if (settings.given().database().isEmpty()) {
            Postgres postgres = new Postgres(
                    folder.data("postgres"), ports.of(Plug.POSTGRES), secrets.postgresPassword(), Durability.LASTING);
            programs.add(new Provisioned(postgres, secrets));
        }
        if (settings.given().redis().isEmpty()) {
            programs.add(new Redis(folder.data("redis"), ports.of(Plug.REDIS), Durability.LASTING));
        }
        if (settings.given().kafka().isEmpty()) {
            programs.add(new KafkaServer(folder.data("kafka"), ports.of(Plug.KAFKA), ports.of(Plug.KAFKA_CONTROLLER)));
        }
        return programs;
    }

    /**
     * Sets up a given database; nothing to do for our own.
     *
     * @throws Refusal when it does not answer or does not let us
     */
    void provisionGiven() {
        settings.given().database().ifPresent(given -> {
            try {
                new Provisioning(name -> connect(given), databaseName()).apply(secrets.rolePasswords());
            } catch (IllegalStateException refused) {
                throw new Refusal("the database at " + given.url().getHost() + " (DATABASE_URL) cannot be used: "
                        + refused.getMessage());
            }
        });
    }

    URI databaseUrl() {
        return settings.given()
                .database()
                .map(GivenAddresses.Database::url)
                .orElseGet(() -> URI.create(
                        "postgresql://127.0.0.1:" + settings.ports().of(Plug.POSTGRES) + "/" + Provisioning.DATABASE));
    }

    int databasePort() {
        return databaseUrl().getPort() < 0
                ? POSTGRES_DEFAULT_PORT
                : databaseUrl().getPort();
    }

    String databaseName() {
        return databaseUrl().getPath().substring(1);
    }

    String redisUrl() {
        return settings.given()
                .redis()
                .orElseGet(() -> "redis://127.0.0.1:" + settings.ports().of(Plug.REDIS));
    }

    String kafkaBootstrapServers() {
        return settings.given()
                .kafka()
                .orElseGet(() -> "127.0.0.1:" + settings.ports().of(Plug.KAFKA));
    }

    private static Connection connect(GivenAddresses.Database given) throws SQLException {
        return DriverManager.getConnection("jdbc:" + given.url(), given.administrator(), given.password());
    }

    private record Provisioned(Postgres postgres, Secrets secrets) implements Program {

        @Override
        public String name() {
            return postgres.name();
        }

        @Override
        public Child launch(Path log) {
            return postgres.launch(log);
        }

        @Override
        public void awaitReady(Child child) {
            postgres.awaitReady(child);
            new Provisioning(postgres::connect).apply(secrets.rolePasswords());
        }
    }
}
