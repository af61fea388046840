package com.atom.slack.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code v0} request signing: HMAC-SHA-256 over {@code v0:timestamp:body}, the secret taken as text. */
public final class SlackSignature {
    /** Ready to be cloned: finding the algorithm and setting the key costs more than signing. */
    private static final Map<String, Mac> READY = new ConcurrentHashMap<>();

    private SlackSignature() {}

    public static String of(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = (Mac) READY.computeIfAbsent(secret, SlackSignature::ready).clone();
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK's HmacSHA256 can be cloned", e);
        }
    }

    private static Mac ready(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
