package com.atom.slack.devstack.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EncryptionKeysTest {

    @TempDir
    Path folder;

    private EncryptionKeys keys(Path file) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-25T12:00:00.5Z"), ZoneOffset.UTC);
        return new EncryptionKeys(file, new SecureRandom(), clock);
    }

    @Test
    void aNewKeyIsPutInFrontAndTheOldOnesStayUntilTheyAreTakenAway() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "b2xk");

        String id = keys(file).add();

        assertThat(id).isEqualTo("k20261125120000500");
        assertThat(Files.readAllLines(file)).hasSize(2).last().isEqualTo("b2xk");
        assertThat(Files.readAllLines(file).getFirst()).matches(id + ":[A-Za-z0-9+/]{43}=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys(file).keepNewest()).isEqualTo(1);
        assertThat(Files.readAllLines(file)).singleElement().asString().startsWith(id);
    }

    @Test
    void aHouseThatNeverRanHasNoKey() {
        assertThatThrownBy(() -> keys(folder.resolve("none")).add())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("start the house once");
    }
}
