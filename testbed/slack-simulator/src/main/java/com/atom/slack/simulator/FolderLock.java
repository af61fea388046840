package com.atom.slack.simulator;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code lock} of a data folder: one simulator at a time, and none after its process has ended however it ended. */
record FolderLock(RandomAccessFile file) implements AutoCloseable {
    /**
     * Makes the folder when it is absent.
     *
     * @throws IllegalStateException when another simulator uses it
     */
    static FolderLock on(Path folder) {
        try {
            Files.createDirectories(folder);
            RandomAccessFile file = new RandomAccessFile(folder.resolve("lock").toFile(), "rw");
            if (held(file).isEmpty()) {
                file.close();
                throw new IllegalStateException("another simulator uses " + folder);
            }
            return new FolderLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FileLock> held(RandomAccessFile file) throws IOException {
        try {
            return Optional.ofNullable(file.getChannel().tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
