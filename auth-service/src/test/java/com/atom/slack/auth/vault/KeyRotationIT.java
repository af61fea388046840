package com.atom.slack.auth.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(KeyRotationIT.FromFile.class)
class KeyRotationIT extends AuthServiceTest {

    private static final Path FILE = Path.of("target", "encryption.keys").toAbsolutePath();
    private static final String QUESTION = "{\"team\": \"%s\", \"purpose\": \"rotation-probe\"}";
    private static final int CALLERS = 4;

    /** The keys come from a file instead of the variable. */
    public static class FromFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            write("old:" + key(1));
            return Map.of("vault.encryption-key", "", "vault.encryption-key-file", FILE.toString());
        }
    }

    @Inject
    KeyRotation rotation;

    @Inject
    Keys keys;

    @Inject
    Envelope envelope;

    private final Database database = Database.asService();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    @Tag("security-25")
    void keysAreRotatedUnderLoadWithoutAFailedLeaseAndWithoutTheOldOneABackupIsUnreadable() throws Exception {
        // Given: nothing but what this test's keys have wrapped
        new Database("auth_owner").run("", "delete from token");
        new Database("auth_owner").run("", "delete from data_key");
        String team = install();
        aWorkspaceThatNobodyCalls();
        String backup = dataKey(team);
        try (AutoCloseable calls = calling(team)) {
            // When
            write("new:" + key(2), "old:" + key(1));
            Rotated rotated = rotation.rotate("key:test").await().indefinitely();

            // Then
            assertThat(rotated.newest()).isEqualTo("new");
            // that of the other one may have been wrapped anew by a lease already
            assertThat(rotated.rewrapped()).isPositive();
            assertThat(rotated.unreadable()).isZero();
            assertThat(rotated.inUse()).containsOnlyKeys("new");
            assertThat(rotated.removable()).containsExactly("old");
            assertThat(dataKey(team)).startsWith("new|").isNotEqualTo(backup);

            // When
            write("new:" + key(2));
            await("the old key is forgotten").until(() -> keys.find("old").isEmpty());
            int answered = leases;
            await("leases go on").until(() -> leases > answered + 20);
        }
        assertThat(refused).isEmpty();
        assertThat(rotation.rotate("key:test").await().indefinitely().rewrapped())
                .isZero();
        assertThat(database.run("", "select purpose from audit where action = 'ENCRYPTION_KEYS_ROTATED' order by id"))
                .hasSize(2);

        // When
        restore(team, backup);

        // Then
        assertThat(ingestion()
                        .post("/internal/tokens/lease", QUESTION.formatted(team))
                        .statusCode())
                .isEqualTo(503);
        assertThat(rotation.rotate("key:test").await().indefinitely().unreadable())
                .isEqualTo(1);
    }

    @Test
    @Tag("security-68")
    void aFileThatBecomesUnusableChangesNothing() throws IOException {
        String newest = keys.newest();
        for (String nonsense : List.of("", "no key", "a:" + key(3) + "\na:" + key(3))) {
            write(nonsense);
            keys.reread();
            assertThat(keys.newest()).isEqualTo(newest);
        }
        write("open:" + key(4));
        Files.setPosixFilePermissions(FILE, PosixFilePermissions.fromString("rw-r--r--"));
        keys.reread();
        assertThat(keys.newest()).isEqualTo(newest);
        Files.delete(FILE);
        keys.reread();
        assertThat(keys.newest()).isEqualTo(newest);
    }

    private volatile int leases;

    /** Leases without a pause until it is closed, whatever the test comes to. */
    private AutoCloseable calling(String team) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            callers.execute(() -> lease(team));
        }
        return () -> {
            done.set(true);
            callers.close();
        };
    }

    private void lease(String team) {
        Browser service = ingestion();
        while (!done.get()) {
            var answer = service.post("/internal/tokens/lease", QUESTION.formatted(team));
            if (answer.statusCode() != 200) {
                refused.add(answer.statusCode() + " " + answer.body());
            }
            synchronized (refused) {
                leases++;
            }
        }
    }

    private void aWorkspaceThatNobodyCalls() throws SQLException {
        Envelope.WrappedKey key = envelope.wrap("TQUIET", envelope.newDataKey());
        new Database("auth_owner")
                .run(
                        "",
                        "insert into data_key (team, kek, wrapped, changed_at) values ('TQUIET', '%s', decode('%s', 'hex'), now())"
                                .formatted(key.kek(), HexFormat.of().formatHex(key.wrapped())));
    }

    private String install() {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post("/api/auth/slack/authorize", "{}"));
        String back = admin.get(begun.path("authorization_url").asText())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return admin.get(back).headers().firstValue("Location").orElseThrow().replaceAll(".*team=(\\w+).*", "$1");
    }

    private String dataKey(String team) throws SQLException {
        return database.run(team, "select kek, encode(wrapped, 'hex') from data_key")
                .getFirst();
    }

    private void restore(String team, String backup) throws SQLException {
        String[] parts = backup.split("\\|");
        database.run(
                team, "update data_key set kek = '%s', wrapped = decode('%s', 'hex')".formatted(parts[0], parts[1]));
    }

    private static void write(String... lines) {
        try {
            Files.deleteIfExists(FILE);
            Files.createFile(FILE, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(FILE, List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
