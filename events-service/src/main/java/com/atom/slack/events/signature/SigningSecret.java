package com.atom.slack.events.signature;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One signing secret, taken as UTF-8 text though it looks like hexadecimal. Every thread keeps one {@link Mac}: making
 * and keying one costs more than signing a typical event. Meant for event loops and other long-lived threads.
 */
final class SigningSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] VERSION = "v0:".getBytes(StandardCharsets.US_ASCII);

    private final ThreadLocal<Mac> macs;

    SigningSecret(String secret) {
        SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> keyed(key));
    }

    /**
     * Whether the 32 bytes are the signature of {@code v0:timestamp:body}; takes the same time wherever they differ.
     */
    boolean signed(String timestamp, byte[] body, byte[] signature) {
        Mac mac = macs.get();
        mac.update(VERSION);
        mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) ':');
        return MessageDigest.isEqual(mac.doFinal(body), signature);
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(ALGORITHM + " is not available", impossible);
        }
    }
}
