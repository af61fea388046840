package com.atom.slack.ingestion.paging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;
import com.atom.slack.kit.requests.Fault;

/**
 * Opaque positions in lists. A cursor is signed together with the scope it was made for (list, workspace, filters), so it opens
 * nothing else, and one that was changed is refused. The keys are derived from those of internal tokens: the first signs, all verify.
 */
@ApplicationScoped
public class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TAG_BYTES = 16;
    private static final String SEPARATOR = "\u001f";
    private static final int LONGEST = 4000;

    private final List<SecretKeySpec> keys;

    Cursors(@ConfigProperty(name = "atom.internal.keys") String keys) {
        this.keys = Arrays.stream(keys.split(",", -1)).map(Cursors::derived).toList();
    }

    private static SecretKeySpec derived(String key) {
        byte[] secret =
                Base64.getDecoder().decode(key.substring(key.indexOf(':') + 1).trim());
        return new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), "cursors"), ALGORITHM);
    }

    /**
     * A cursor that only this scope opens.
     *
     * @param scope everything that the list depends on but its position
     * @param position what is needed to go on, in order
     */
    public String seal(String scope, String... position) {
        byte[] payload = String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8);
        return text(payload) + "." + text(tag(keys.getFirst(), scope, payload));
    }

    /** The position; empty when there is no cursor. Fails with a 400 problem when it is not one of this scope. */
    public Optional<List<String>> open(String scope, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        int point = cursor.indexOf('.');
        if (point < 1 || cursor.length() > LONGEST) {
            throw refused();
        }
        try {
            byte[] payload = bytes(cursor.substring(0, point));
            byte[] tag = bytes(cursor.substring(point + 1));
            if (keys.stream().noneMatch(key -> MessageDigest.isEqual(tag, tag(key, scope, payload)))) {
                throw refused();
            }
            return Optional.of(List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1)));
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
    }

    private static Problem refused() {
        String problem = "not a cursor of this list; start again without one";
        return CommonProblem.VALIDATION_FAILED.because(
                "cursor: " + problem, Map.of("fields", List.of(new Fault("cursor", problem))));
    }

    private static byte[] tag(SecretKeySpec key, String scope, byte[] payload) {
        return Arrays.copyOf(mac(key, scope + SEPARATOR + text(payload)), TAG_BYTES);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Of Base64 as we write it only: the decoder passes over bits at the end that mean nothing. */
    private static byte[] bytes(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!text(bytes).equals(text)) {
            throw refused();
        }
        return bytes;
    }

    private static byte[] mac(SecretKeySpec key, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(ALGORITHM + " is not available", impossible);
        }
    }
}
