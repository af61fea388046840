package com.atom.slack.auth.vault;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.atom.slack.auth.vault.Envelope.WrappedKey;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeTest {

    private static final String SECRET = "xoxb-1-2-abc";
    private static final TokenId BOT = new TokenId("T1", TokenKind.BOT, "", 3);

    private final SecureRandom random = new SecureRandom();
    private final Envelope envelope = envelope("old:" + key(1));
    private final SecretKey dataKey = envelope.newDataKey();

    @Test
    void aTokenOpensAsWhatItWasSealed() {
        byte[] sealed = envelope.seal(dataKey, BOT, SECRET);

        assertThat(envelope.open(dataKey, BOT, sealed)).contains(SECRET);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("xox");
    }

    @Test
    @Tag("security-23")
    void noByteOfASealedTokenCanBeChanged() {
        byte[] sealed = envelope.seal(dataKey, BOT, SECRET);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(envelope.open(dataKey, BOT, changed)).as("byte %d", i).isEmpty();
            assertThat(envelope.open(dataKey, BOT, Arrays.copyOf(sealed, i)))
                    .as("cut at %d", i)
                    .isEmpty();
        }
    }

    /** Row 23 of the security bar: swapping two rows' cipher texts must not work. */
    @ParameterizedTest
    @CsvSource({"T2,BOT,'',3", "T1,USER,'',3", "T1,BOT,U1,3", "T1,BOT,'',4"})
    @Tag("security-23")
    void aTokenMovedToAnotherRowDoesNotOpen(String team, TokenKind kind, String holder, int version) {
        byte[] sealed = envelope.seal(dataKey, BOT, SECRET);

        assertThat(envelope.open(dataKey, new TokenId(team, kind, holder, version), sealed))
                .isEmpty();
    }

    @Test
    @Tag("security-23")
    void aDataKeyMovedToAnotherWorkspaceDoesNotUnwrap() {
        WrappedKey wrapped = envelope.wrap("T1", dataKey);

        assertThat(envelope.unwrap("T1", wrapped)).contains(dataKey);
        assertThat(envelope.unwrap("T2", wrapped)).isEmpty();
    }

    @Test
    void aNewKeyInFrontOpensWhatTheOldOneWrappedAndWrapsAnew() {
        WrappedKey old = envelope.wrap("T1", dataKey);
        Envelope rotated = envelope("new:" + key(2) + ",old:" + key(1));

        SecretKey unwrapped = rotated.unwrap("T1", old).orElseThrow();
        WrappedKey fresh = rotated.wrap("T1", unwrapped);

        assertThat(rotated.isStale(old)).isTrue();
        assertThat(rotated.isStale(fresh)).isFalse();
        assertThat(envelope("new:" + key(2)).unwrap("T1", fresh)).contains(dataKey);
    }

    @Test
    @Tag("security-25")
    void withoutTheKeyThatWrappedItADataKeyIsLost() {
        WrappedKey wrapped = envelope.wrap("T1", dataKey);

        assertThat(envelope("new:" + key(2)).unwrap("T1", wrapped)).isEmpty();
        assertThat(envelope("old:" + key(2)).unwrap("T1", wrapped)).isEmpty();
    }

    @Test
    void aKeyWithoutANameIsStillFoundBehindANamedOne() {
        WrappedKey wrapped = envelope(key(1)).wrap("T1", dataKey);

        assertThat(envelope("new:" + key(2) + "," + key(1)).unwrap("T1", wrapped))
                .contains(dataKey);
    }

    @Test
    @Tag("security-24")
    void noNonceIsUsedTwice() {
        Set<String> nonces = new HashSet<>();

        for (int i = 0; i < 20_000; i++) {
            byte[] sealed = envelope.seal(dataKey, BOT, SECRET);
            nonces.add(Base64.getEncoder().encodeToString(Arrays.copyOfRange(sealed, 1, 13)));
        }

        assertThat(nonces).hasSize(20_000);
    }

    private Envelope envelope(String encryptionKey) {
        return new Envelope(new Keys(KeyRing.parse(Optional.of(encryptionKey))), random);
    }

    private static String key(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
