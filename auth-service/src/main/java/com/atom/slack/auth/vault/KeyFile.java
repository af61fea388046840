package com.atom.slack.auth.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;

/** The file of {@code ENCRYPTION_KEY_FILE}. Blocks; never prints what is in it. */
record KeyFile(Path path) {

    private static final int LONGEST = 10_000;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    /**
     * What it holds, lines joined by commas.
     *
     * @throws ConfigurationException when it cannot be read, or when everybody can read it
     */
    String read() {
        try {
            if (Files.size(path) > LONGEST) {
                throw refuse("holds more than keys");
            }
            if (isOpenToOthers()) {
                throw refuse("may be read by every user of the machine: chmod 600");
            }
            return String.join(",", Files.readString(path).strip().split("\\s*\\R\\s*"));
        } catch (IOException e) {
            throw refuse("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** False where the file system knows no such permissions. */
    private boolean isOpenToOthers() throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    }

    private ConfigurationException refuse(String why) {
        return new ConfigurationException("ENCRYPTION_KEY_FILE " + path + " " + why);
    }
}
