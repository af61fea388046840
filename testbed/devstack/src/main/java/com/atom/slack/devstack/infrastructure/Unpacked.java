package com.atom.slack.devstack.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import com.atom.slack.devstack.process.BuildFolder;

/** Programs unpacked once beside the build; several processes may race for it and one of them wins whole. */
final class Unpacked {

    /** Fills an empty folder. */
    @FunctionalInterface
    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    private Unpacked() {}

    /** @throws UncheckedIOException when there is nothing for this machine or no room */
    static Path once(String name, Unpacking unpacking) {
        Path folder = BuildFolder.locate().resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Path draft = Files.createTempDirectory(folder.getParent(), name + "-");
            unpacking.into(draft);
            publish(draft, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + name + ": " + e.getMessage(), e);
        }
    }

    private static void publish(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            Folders.delete(draft);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}
