package com.atom.slack.auth.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdminKeyFileTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void aNewKeyIsReadableByItsOwnerOnlyAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("state/admin.key");

        ApiKey key = new AdminKeyFile(file).obtain(random);

        assertThat(Files.readString(file).strip()).isEqualTo(key.text());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("state")).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder.resolve("state"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theKeyInTheFileIsKept() throws IOException {
        Path file = folder.resolve("admin.key");

        ApiKey first = new AdminKeyFile(file).obtain(random);

        assertThat(new AdminKeyFile(file).obtain(random)).isEqualTo(first);
    }

    @Test
    void anEmptyFileGetsAKey() throws IOException {
        Path file = Files.createFile(folder.resolve("admin.key"));

        ApiKey key = new AdminKeyFile(file).obtain(random);

        assertThat(Files.readString(file).strip()).isEqualTo(key.text());
    }

    @Test
    void aFileThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "my shopping list");

        assertThatThrownBy(() -> new AdminKeyFile(file).obtain(random))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ATOM_ADMIN_KEY_FILE")
                .message()
                .doesNotContain("shopping");
        assertThat(Files.readString(file)).isEqualTo("my shopping list");
    }
}
