package com.atom.slack.auth.vault;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import io.quarkus.runtime.configuration.ConfigurationException;

import com.atom.slack.auth.secrets.OneTimeSecret;

/** The key-encryption keys by id: the first wraps, all unwrap. Never prints a key. */
final class KeyRing {

    private static final int KEY_BYTES = 32;
    private static final String REMEDY =
            "set it to 32 random bytes in Base64, for example from 'openssl rand -base64 32',"
                    + " or to kid:base64[,kid:base64] with the newest first";

    private final String newest;
    private final Map<String, SecretKey> byId;

    private KeyRing(String newest, Map<String, SecretKey> byId) {
        this.newest = newest;
        this.byId = byId;
    }

    /** {@code [kid:]base64[,[kid:]base64]}; a fault is one line that does not repeat the value. */
    static KeyRing parse(Optional<String> text) {
        String keys = text.filter(given -> !given.isBlank())
                .orElseThrow(() -> new ConfigurationException("ENCRYPTION_KEY is missing: " + REMEDY));
        Map<String, SecretKey> byId = new LinkedHashMap<>();
        for (String part : keys.split(",", -1)) {
            int colon = part.indexOf(':');
            byte[] key = decode(part.substring(colon + 1).trim());
            String id = colon < 0 ? fingerprint(key) : part.substring(0, colon).trim();
            if (id.isEmpty() || byId.put(id, new SecretKeySpec(key, "AES")) != null) {
                throw new ConfigurationException("ENCRYPTION_KEY names a key twice or not at all: " + REMEDY);
            }
        }
        return new KeyRing(byId.keySet().iterator().next(), Collections.unmodifiableMap(byId));
    }

    private static byte[] decode(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length == KEY_BYTES && !isAllZero(key)) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below, without the value
        }
        throw new ConfigurationException("ENCRYPTION_KEY is not valid: " + REMEDY);
    }

    private static boolean isAllZero(byte[] key) {
        return Arrays.equals(key, new byte[KEY_BYTES]);
    }

    /** An id for a key that has none, so that it is still found when a newer, named key is put in front of it. */
    private static String fingerprint(byte[] key) {
        byte[] hash =
                OneTimeSecret.hash("key-encryption-key " + Base64.getEncoder().encodeToString(key));
        return "k-" + java.util.HexFormat.of().formatHex(hash, 0, 4);
    }

    /** The id of the key that wraps. */
    String newest() {
        return newest;
    }

    /** The newest first. */
    Set<String> ids() {
        return byId.keySet();
    }

    /** Empty when the key was taken away. */
    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
