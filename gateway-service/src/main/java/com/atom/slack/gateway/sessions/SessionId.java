package com.atom.slack.gateway.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 256 random bits in base64url, known to the browser alone: Redis keeps sessions under the hash. The token that proves that a
 * request was made by a page of ours is derived from it, so that only who holds the session can know it.
 *
 * @param value the secret; {@link #toString()} leaves it out
 */
public record SessionId(String value) {

    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    static SessionId random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<SessionId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    /** Where Redis keeps it. */
    String slot() {
        return "gateway:session:" + HexFormat.of().formatHex(hash("session"));
    }

    /** What requests that change something have to bring. */
    public String csrfToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash("csrf"));
    }

    boolean isCsrfToken(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), csrfToken().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hash(String use) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((use + "|" + value).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "SessionId[hidden]";
    }
}
