package com.atom.slack.auth.keys;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.contracts.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;

class ApiKeyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ApiKey key = ApiKey.random(new SecureRandom());

    @Test
    void aKeyIsAPrefixAnd256RandomBits() {
        assertThat(key.text()).matches("atom_[A-Za-z0-9_-]{43}");
        assertThat(ApiKey.parse(key.text())).contains(key);
    }

    @Test
    void aKeyPrintsItsPublicIdOnly() {
        assertThat(key.toString()).contains(key.id()).doesNotContain(key.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "atom_",
                "atom_short",
                "ATOM_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "atom_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ",
                "atom_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'"
            })
    void nothingElseIsLookedUp(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void aKeyEndsWhenItExpiresOrIsRevoked() {
        assertThat(row(Optional.empty(), Optional.empty()).isValid(NOW)).isTrue();
        assertThat(row(Optional.of(NOW.plusSeconds(1)), Optional.empty()).isValid(NOW))
                .isTrue();
        assertThat(row(Optional.of(NOW), Optional.empty()).isValid(NOW)).isFalse();
        assertThat(row(Optional.empty(), Optional.of(NOW)).isValid(NOW)).isFalse();
    }

    private ApiKeyRow row(Optional<Instant> expiresAt, Optional<Instant> revokedAt) {
        return new ApiKeyRow(
                "k",
                key.hash(),
                "label",
                Role.VIEWER,
                List.of("T1"),
                false,
                Instant.EPOCH,
                "test",
                expiresAt,
                Optional.empty(),
                revokedAt);
    }
}
