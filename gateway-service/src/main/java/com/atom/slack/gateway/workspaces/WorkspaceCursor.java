package com.atom.slack.gateway.workspaces;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;
import com.atom.slack.kit.requests.Fault;

/**
 * Where a page of workspaces ended: the last team, sealed with HMAC-SHA256 so that nobody makes one up. The key is derived from
 * the keys of internal tokens; when those rotate, old cursors are refused and the client begins again.
 */
@Singleton
class WorkspaceCursor {

    private static final String PURPOSE = "gateway/workspaces/1";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final String SEPARATOR = "\u001f";

    private final SecretKeySpec key;

    WorkspaceCursor(@ConfigProperty(name = "atom.internal.keys") String secret) {
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM), PURPOSE), ALGORITHM);
    }

    /** @param subject of the credential that asks: nobody else's opens the cursor */
    String after(String subject, String team) {
        byte[] text = team.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(seal(subject, team), SEAL_BYTES + text.length);
        System.arraycopy(text, 0, sealed, SEAL_BYTES, text.length);
        return text(sealed);
    }

    /** The team that the page ended with; {@code VALIDATION_FAILED} for whatever {@link #after} has not made. */
    String team(String subject, String cursor) {
        byte[] sealed = bytes(cursor);
        if (sealed.length <= SEAL_BYTES) {
            throw unknown();
        }
        String team = new String(sealed, SEAL_BYTES, sealed.length - SEAL_BYTES, StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(Arrays.copyOf(sealed, SEAL_BYTES), seal(subject, team))) {
            throw unknown();
        }
        return team;
    }

    private byte[] seal(String subject, String team) {
        return Arrays.copyOf(mac(key, subject + SEPARATOR + team), SEAL_BYTES);
    }

    /** Of Base64 as we write it only: the decoder passes over bits at the end that mean nothing. */
    private static byte[] bytes(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (!text(bytes).equals(cursor)) {
                throw unknown();
            }
            return bytes;
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Problem unknown() {
        Fault fault = new Fault("cursor", "not a cursor of this list");
        return CommonProblem.VALIDATION_FAILED.because(
                fault.field() + ": " + fault.problem(), Map.of("fields", List.of(fault)));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is not available", impossible);
        }
    }
}
