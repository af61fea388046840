package com.atom.slack.auth.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.ConfigurationException;

/** The file that holds the first administrator's key. Blocks. */
final class AdminKeyFile {

    private static final long LONGEST_BYTES = 200;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    AdminKeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The key in the file; a new one, written there for its owner alone, when the file is absent or empty. */
    ApiKey obtain(SecureRandom random) throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            return read();
        }
        ApiKey key = ApiKey.random(random);
        write(key);
        return key;
    }

    private ApiKey read() throws IOException {
        String content =
                Files.size(file) > LONGEST_BYTES ? "" : Files.readString(file).strip();
        ApiKey key = ApiKey.parse(content)
                .orElseThrow(() -> new ConfigurationException("ATOM_ADMIN_KEY_FILE " + file
                        + " holds something that is no key (atom_ and 43 characters): name another file or empty it"));
        if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            Log.warnf("the administrator's key can be read by others, set mode 0600 file=%s", file);
        }
        return key;
    }

    /** All of it or nothing: written beside the file, forced to the disk, moved in one step. */
    private void write(ApiKey key) throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly());
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer line = ByteBuffer.wrap((key.text() + "\n").getBytes(StandardCharsets.US_ASCII));
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
