package com.atom.slack.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** RFC 7636 with S256, the only method Slack knows. */
final class Pkce {
    private Pkce() {}

    /** Base64url without padding of the SHA-256 of the verifier. */
    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Both or neither: a verifier without a challenge fits as little as the other way round. */
    static boolean fits(String challenge, String verifier) {
        return challenge.isEmpty() ? verifier.isEmpty() : challenge(verifier).equals(challenge);
    }
}
