package com.atom.slack.auth.keys;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import com.atom.slack.auth.secrets.OneTimeSecret;

/**
 * An API key in the clear: {@code atom_} and 43 characters of base64url (256 random bits). The prefix lets secret scanners
 * find lost ones.
 *
 * @param text the key; {@link #toString()} leaves it out
 */
record ApiKey(String text) {

    private static final String PREFIX = "atom_";
    private static final int ID_BYTES = 6;

    static ApiKey random(SecureRandom random) {
        return new ApiKey(PREFIX + OneTimeSecret.random(random).value());
    }

    /** Empty when the text cannot be a key. */
    static Optional<ApiKey> parse(String text) {
        return text.startsWith(PREFIX) && OneTimeSecret.isShaped(text.substring(PREFIX.length()))
                ? Optional.of(new ApiKey(text))
                : Optional.empty();
    }

    byte[] hash() {
        return OneTimeSecret.hash(text);
    }

    /** A public name of the key: the first twelve hexadecimal digits of its hash. */
    String id() {
        return HexFormat.of().formatHex(hash(), 0, ID_BYTES);
    }

    @Override
    public String toString() {
        return "ApiKey[" + id() + "]";
    }
}
