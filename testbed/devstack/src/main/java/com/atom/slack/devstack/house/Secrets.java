package com.atom.slack.devstack.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.atom.slack.devstack.infrastructure.OwnerOnly;
import com.atom.slack.devstack.infrastructure.Schema;

/** The keys and passwords of one house: made at its first start, kept in files of mode 0600. */
final class Secrets {

    /** The file of the key-encryption keys. */
    static final String ENCRYPTION_KEY = "encryption.key";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private final HouseFolder folder;

    Secrets(HouseFolder folder) {
        this.folder = folder;
    }

    /** {@code kid:base64}, for the tokens between services. */
    String internalKeys() {
        return kept("internal.keys", () -> "k1:" + Base64.getEncoder().encodeToString(randomBytes()));
    }

    /** Where the keys are that encrypt Slack's tokens at rest; the first one is made when there is none. */
    Path encryptionKeys() {
        kept(ENCRYPTION_KEY, () -> Base64.getEncoder().encodeToString(randomBytes()));
        return folder.secret(ENCRYPTION_KEY);
    }

    String postgresPassword() {
        return password("postgres");
    }

    String rolePassword(String role) {
        return password(role);
    }

    Map<String, String> rolePasswords() {
        return Schema.loginRoles().collect(Collectors.toMap(Function.identity(), this::rolePassword));
    }

    private String password(String role) {
        return kept(
                role + ".password",
                () -> Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes()));
    }

    private synchronized String kept(String name, Supplier<String> fresh) {
        Path file = folder.secret(name);
        try {
            if (!Files.exists(file)) {
                OwnerOnly.write(file, fresh.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a secret in " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
