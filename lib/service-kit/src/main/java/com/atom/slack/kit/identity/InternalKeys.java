package com.atom.slack.kit.identity;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of internal tokens, by key id. The first signs, all verify, so that a key is rotated by putting the new one in
 * front, restarting, and dropping the old one later.
 *
 * @param signer key id of the first
 * @param byId at least one key of at least 32 bytes
 */
record InternalKeys(String signer, Map<String, SecretKey> byId) {

    /** {@code kid:base64[,kid:base64]}. Throws {@link IllegalArgumentException} without repeating the value. */
    static InternalKeys parse(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int colon = part.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("ATOM_INTERNAL_KEYS must be kid:base64[,kid:base64]");
            }
            byte[] secret = Base64.getDecoder().decode(part.substring(colon + 1).trim());
            if (secret.length < 32) {
                throw new IllegalArgumentException("ATOM_INTERNAL_KEYS: a key has fewer than 32 bytes");
            }
            keys.put(part.substring(0, colon).trim(), new SecretKeySpec(secret, "HmacSHA256"));
        }
        return new InternalKeys(keys.keySet().iterator().next(), keys);
    }

    SecretKey signingKey() {
        return byId.get(signer);
    }
}
