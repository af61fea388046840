package com.atom.slack.devstack.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

import com.atom.slack.devstack.infrastructure.OwnerOnly;

/**
 * The file of the house's key-encryption keys, a key a line, the newest first: {@code kid:base64}. Auth-service reads it again
 * every two seconds. Each change replaces the file as a whole, so a process killed at any line leaves keys that open everything.
 */
public final class EncryptionKeys {

    private static final int KEY_BYTES = 32;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'k'yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final SecureRandom random;
    private final Clock clock;

    EncryptionKeys(Path file, SecureRandom random, Clock clock) {
        this.file = file;
        this.random = random;
        this.clock = clock;
    }

    /** Of a house that was started at least once. */
    public static EncryptionKeys of(HouseFolder folder) {
        return new EncryptionKeys(folder.secret(Secrets.ENCRYPTION_KEY), new SecureRandom(), Clock.systemUTC());
    }

    /** Puts a new key in front and answers its id. */
    public String add() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        String id = NAME.format(clock.instant());
        String line = id + ":" + Base64.getEncoder().encodeToString(key);
        write(line + "\n" + String.join("\n", lines()));
        return id;
    }

    /** Takes all keys away but the newest; what only they opened is lost. Answers how many went. */
    public int keepNewest() {
        List<String> lines = lines();
        write(lines.getFirst());
        return lines.size() - 1;
    }

    private List<String> lines() {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new Refusal("there is no key in " + file + ": start the house once");
        }
    }

    private void write(String content) {
        try {
            OwnerOnly.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
