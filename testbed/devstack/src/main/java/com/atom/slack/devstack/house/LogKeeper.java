package com.atom.slack.devstack.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Keeps a log below a size: the children append, so the file is copied aside and cut to nothing in place. */
final class LogKeeper {

    private static final long LARGEST_BYTES = 20L * 1024 * 1024;

    private LogKeeper() {}

    /** One older log of the same size is kept beside it, as {@code NAME.log.1}. */
    static void keepSmall(Path log) {
        try {
            if (!Files.exists(log) || Files.size(log) < LARGEST_BYTES) {
                return;
            }
            Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot cut " + log + ": " + e.getMessage(), e);
        }
    }
}
