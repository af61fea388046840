package com.atom.slack.auth.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

/**
 * The two layers of encryption: a data key per workspace seals its tokens, a key-encryption key wraps the data key. Rotating
 * the latter re-wraps 32 bytes per workspace and touches no token.
 */
@Singleton
class Envelope {

    private static final int KEY_BYTES = 32;

    private final Keys keys;
    private final SecureRandom random;
    private final AesGcm cipher;

    Envelope(Keys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
        this.cipher = new AesGcm(random);
    }

    /**
     * A data key as it is stored.
     *
     * @param kek id of the key-encryption key that wraps it
     */
    record WrappedKey(String kek, byte[] wrapped) {}

    /** A new data key for the workspace. */
    SecretKey newDataKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return dataKey(key);
    }

    /** Wraps with the newest key-encryption key, for this workspace only. */
    WrappedKey wrap(String team, SecretKey dataKey) {
        KeyRing ring = keys.ring();
        String kek = ring.newest();
        return new WrappedKey(
                kek, cipher.seal(ring.find(kek).orElseThrow(), dataKey.getEncoded(), wrapContext(team, kek)));
    }

    /** Empty when the key-encryption key is gone, or the bytes were changed or belong to another workspace. */
    Optional<SecretKey> unwrap(String team, WrappedKey stored) {
        return keys.find(stored.kek())
                .flatMap(kek -> cipher.open(kek, stored.wrapped(), wrapContext(team, stored.kek())))
                .map(Envelope::dataKey);
    }

    /** Whether a newer key-encryption key should wrap this one. */
    boolean isStale(WrappedKey stored) {
        return !stored.kek().equals(keys.newest());
    }

    byte[] seal(SecretKey dataKey, TokenId id, String secret) {
        return cipher.seal(dataKey, secret.getBytes(StandardCharsets.UTF_8), id.context());
    }

    /** Empty when the bytes were changed or sealed under another {@link TokenId}. */
    Optional<String> open(SecretKey dataKey, TokenId id, byte[] sealed) {
        return cipher.open(dataKey, sealed, id.context()).map(plain -> {
            String secret = new String(plain, StandardCharsets.UTF_8);
            Arrays.fill(plain, (byte) 0);
            return secret;
        });
    }

    private static SecretKey dataKey(byte[] key) {
        SecretKey copied = new SecretKeySpec(key, "AES");
        Arrays.fill(key, (byte) 0);
        return copied;
    }

    private static String wrapContext(String team, String kek) {
        return "data-key|" + team + "|" + kek;
    }
}
