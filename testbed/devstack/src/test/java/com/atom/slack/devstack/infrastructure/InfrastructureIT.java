package com.atom.slack.devstack.infrastructure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.FreePort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InfrastructureIT {

    private static final Map<String, String> PASSWORDS =
            Schema.loginRoles().collect(Collectors.toMap(role -> role, role -> "pw'" + role));

    private final List<Integer> ports = FreePort.several(4);

    @TempDir
    Path folder;

    @Test
    void aRestartedDatabaseKeepsItsDataAndProvisioningTwiceChangesNothing() throws Exception {
        // Given
        Postgres postgres = new Postgres(folder.resolve("postgres"), ports.get(0), "s3cret", Durability.LASTING);
        Child first = postgres.start(folder.resolve("postgres.log"));
        new Provisioning(postgres::connect).apply(PASSWORDS);
        query("archive_owner", "create table archive.kept as select 42 as answer");
        query("archive_owner", "grant usage on schema archive to archive_app");
        query("archive_owner", "grant select on archive.kept to archive_app");

        // When
        first.stop();
        Child second = postgres.start(folder.resolve("postgres.log"));
        new Provisioning(postgres::connect).apply(PASSWORDS);

        // Then
        assertThat(query("archive_app", "select answer from archive.kept")).isEqualTo("42");
        assertThatThrownBy(() -> query("archive_app", "create table archive.mine (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> query("analytics_app", "select answer from archive.kept"))
                .hasMessageContaining("permission denied");
        second.stop();
    }

    @Test
    void aRestartedBrokerKeepsItsTopicsAndMakesNoneByItself() throws Exception {
        // Given
        KafkaServer kafka = new KafkaServer(folder.resolve("kafka"), ports.get(2), ports.get(3));
        Child first = kafka.start(folder.resolve("kafka.log"));
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("kept", 6, (short) 1)))
                    .all()
                    .get();
        }

        // When
        first.kill();
        Child second = kafka.start(folder.resolve("kafka.log"));

        // Then
        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get()).isEqualTo(Set.of("kept"));
        }
        second.stop();
    }

    @Test
    void redisAnswersAndEndsWhenAsked() {
        // Given
        Redis redis = new Redis(folder.resolve("redis"), ports.get(1), Durability.LASTING);

        // When
        Child server = redis.start(folder.resolve("redis.log"));
        server.stop();

        // Then
        assertThat(server.isAlive()).isFalse();
        assertThat(folder.resolve("redis")).isDirectoryContaining("glob:**appendonly.aof");
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + ports.get(2)));
    }

    private String query(String role, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + ports.get(0) + "/" + Provisioning.DATABASE;
        try (Connection connection = DriverManager.getConnection(url, role, PASSWORDS.get(role));
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet result = statement.getResultSet()) {
                return result.next() ? result.getString(1) : "";
            }
        }
    }
}
