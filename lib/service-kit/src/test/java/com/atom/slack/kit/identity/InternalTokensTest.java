package com.atom.slack.kit.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InternalTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String OLD = "old:" + key((byte) 1);
    private static final String NEW = "new:" + key((byte) 2);
    private static final Caller CALLER = new Caller("key:1", Role.ANALYST, Optional.of("T1"), Optional.of("U1"), true);

    @Test
    void carriesTheWholeCaller() {
        String token = at(NOW, OLD).mint(CALLER, ServiceName.INGESTION);

        assertThat(at(NOW, OLD).verify(token, "ingestion")).contains(CALLER);
    }

    @Test
    void isWorthNothingAtAnotherService() {
        String token = at(NOW, OLD).mint(CALLER, ServiceName.INGESTION);

        assertThat(at(NOW, OLD).verify(token, "auth")).isEmpty();
    }

    @Test
    void ends() {
        String token = at(NOW, OLD).mint(CALLER, ServiceName.AUTH);

        assertThat(at(NOW.plus(Duration.ofSeconds(75)), OLD).verify(token, "auth"))
                .isEmpty();
    }

    @Test
    void outlivesTheRotationOfItsKeyUntilTheOldOneIsDropped() {
        String token = at(NOW, OLD).mint(CALLER, ServiceName.AUTH);

        assertThat(at(NOW, NEW + "," + OLD).verify(token, "auth")).contains(CALLER);
        assertThat(at(NOW, NEW).verify(token, "auth")).isEmpty();
    }

    @Test
    void refusesAForgedOneAndOneWithoutASignature() {
        String token = at(NOW, OLD).mint(CALLER, ServiceName.AUTH);
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        byte[] header = "{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8);
        String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString(header) + "." + payload + ".";

        assertThat(at(NOW, "old:" + key((byte) 9)).verify(token, "auth")).isEmpty();
        assertThat(at(NOW, OLD).verify(unsigned, "auth")).isEmpty();
        assertThat(at(NOW, OLD).verify("nonsense", "auth")).isEmpty();
    }

    @Test
    @Tag("security-68")
    void refusesAWeakKeyWithoutRepeatingIt() {
        String weak = Base64.getEncoder().encodeToString(new byte[8]);

        assertThatThrownBy(() -> at(NOW, "k:" + weak))
                .hasMessageContaining("fewer than 32 bytes")
                .hasMessageNotContaining(weak);
    }

    private static InternalTokens at(Instant now, String keys) {
        return new InternalTokens(keys, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String key(byte fill) {
        byte[] secret = new byte[32];
        java.util.Arrays.fill(secret, fill);
        return Base64.getEncoder().encodeToString(secret);
    }
}
