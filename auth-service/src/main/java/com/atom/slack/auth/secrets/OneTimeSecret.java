package com.atom.slack.auth.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * 256 random bits as 43 characters of base64url. Only the SHA-256 of the text is ever stored: with this much randomness
 * a slow hash would add nothing.
 *
 * @param value the secret; {@link #toString()} leaves it out
 */
public record OneTimeSecret(String value) {

    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** A new one. */
    public static OneTimeSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new OneTimeSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether the text could be one at all; spares the database everything else. */
    public static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** What is stored. */
    public byte[] hash() {
        return hash(value);
    }

    /** What is stored of a secret text. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "OneTimeSecret[hidden]";
    }
}
