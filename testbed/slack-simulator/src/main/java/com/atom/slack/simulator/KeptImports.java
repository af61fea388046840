package com.atom.slack.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.imports.CorruptExport;
import com.atom.slack.simulator.imports.ImportReport;
import com.atom.slack.simulator.imports.Importer;
import com.atom.slack.simulator.imports.Limits;
import com.atom.slack.simulator.imports.Naming;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.WorldThread;

/** {@code imports.json}: the ZIPs of the command line that the folder holds already, so that a restart takes none again. */
final class KeptImports {
    private final Path file;
    private final ProgressLine line;

    KeptImports(Path folder, ProgressLine line) {
        this.line = line;
        this.file = folder.resolve("imports.json");
    }

    /**
     * Before anything else uses the world.
     *
     * @throws IllegalArgumentException names the ZIP that cannot be taken, the entry and the reason
     */
    void take(List<Path> zips, Importer importer) {
        for (Path zip : zips) {
            String sum = sum(zip);
            ObjectNode kept = kept();
            if (!kept.has(sum)) {
                ImportReport report = taken(zip, importer);
                kept.set(sum, report.json().put("file", String.valueOf(zip.getFileName())));
                keep(kept);
            }
        }
    }

    private ImportReport taken(Path zip, Importer importer) {
        try {
            return importer.take(
                    zip,
                    Naming.FROM_ZIP,
                    Limits.USUAL,
                    WorldThread.CALLER,
                    now -> line.show(zip.getFileName() + ", " + now));
        } catch (CorruptExport e) {
            throw new IllegalArgumentException(zip + " is not taken: " + e.getMessage());
        }
    }

    private ObjectNode kept() {
        try {
            return Files.exists(file) ? Json.own(Files.readString(file)) : Json.object();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(ObjectNode kept) {
        try {
            Files.writeString(file, Json.text(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sum(Path zip) {
        try (InputStream in = Files.newInputStream(zip)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + zip, e);
        }
    }
}
