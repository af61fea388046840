package com.atom.slack.auth.audit;

import java.nio.ByteBuffer;
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

/** Where a page of the audit ended, sealed together with the filters that it was made for. */
@Singleton
class AuditCursor {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;

    private final SecretKeySpec key;

    AuditCursor(@ConfigProperty(name = "atom.internal.keys") String secret) {
        SecretKeySpec given = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.key = new SecretKeySpec(mac(given, "cursors of the audit".getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    String after(long id, String filters) {
        byte[] sealed = Arrays.copyOf(seal(id, filters), SEAL_BYTES + Long.BYTES);
        ByteBuffer.wrap(sealed).putLong(SEAL_BYTES, id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** {@code VALIDATION_FAILED} for whatever {@link #after} has not made for the same filters. */
    long id(String cursor, String filters) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
        if (sealed.length != SEAL_BYTES + Long.BYTES) {
            throw unknown();
        }
        long id = ByteBuffer.wrap(sealed).getLong(SEAL_BYTES);
        if (!MessageDigest.isEqual(Arrays.copyOf(sealed, SEAL_BYTES), seal(id, filters))) {
            throw unknown();
        }
        return id;
    }

    private byte[] seal(long id, String filters) {
        return Arrays.copyOf(mac(key, (id + "|" + filters).getBytes(StandardCharsets.UTF_8)), SEAL_BYTES);
    }

    private static Problem unknown() {
        Fault fault = new Fault("cursor", "not a cursor of this list with these filters");
        return CommonProblem.VALIDATION_FAILED.because(
                fault.field() + ": " + fault.problem(), Map.of("fields", List.of(fault)));
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is not available", impossible);
        }
    }
}
