package com.atom.slack.simulator.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A ZIP of unknown origin; every entry is read within the limits and checked against its own sum. */
final class SourceZip implements Closeable {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
    private static final long SMALL_BYTES = 1 << 20;
    private static final int LONGEST_PATH = 1024;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private SourceZip(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws CorruptExport when it is no ZIP, or one that cannot be trusted */
    static SourceZip open(Path file, Limits limits) {
        try {
            if (Files.size(file) > limits.zipBytes()) {
                throw new CorruptExport("", "the ZIP is larger than " + limits.zipBytes() + " bytes");
            }
            SourceZip source = new SourceZip(new ZipFile(file.toFile(), StandardCharsets.UTF_8));
            try {
                source.judge(limits);
            } catch (RuntimeException e) {
                source.close();
                throw e;
            }
            return source;
        } catch (ZipException e) {
            String encrypted = CentralDirectory.encryptedEntry(file);
            throw encrypted.isEmpty()
                    ? new CorruptExport("", "this is not a whole ZIP: " + e.getMessage())
                    : new CorruptExport(encrypted, "is encrypted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(Limits limits) {
        if (zip.size() > limits.entries()) {
            throw new CorruptExport("", "more than " + limits.entries() + " entries");
        }
        long unpacked = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            judgeName(entry.getName());
            if (entries.put(entry.getName(), entry) != null) {
                throw new CorruptExport(entry.getName(), "is in the ZIP twice");
            }
            if (entry.getSize() > limits.entryBytes()) {
                throw new CorruptExport(entry.getName(), "unpacks to more than " + limits.entryBytes() + " bytes");
            }
            if (entry.getSize() > SMALL_BYTES && entry.getSize() / limits.ratio() > entry.getCompressedSize()) {
                throw new CorruptExport(
                        entry.getName(), "unpacks to more than " + limits.ratio() + " times its size, as bombs do");
            }
            unpacked += entry.getSize();
            if (unpacked > limits.unpackedBytes()) {
                throw new CorruptExport("", "unpacks to more than " + limits.unpackedBytes() + " bytes");
            }
        }
    }

    private static void judgeName(String name) {
        List<String> steps = List.of(name.split("/", -1));
        boolean odd = name.isEmpty()
                || name.length() > LONGEST_PATH
                || name.startsWith("/")
                || name.contains("\\")
                || name.indexOf('\0') >= 0
                || DRIVE.matcher(name).matches()
                || steps.contains("..")
                || steps.contains(".")
                || steps.subList(0, steps.size() - 1).contains("");
        if (odd) {
            throw new CorruptExport(printable(name), "leads out of the ZIP");
        }
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 200)).replaceAll("\\p{Cntrl}", "?");
    }

    /** Paths of files and, with a slash at the end, folders; in the order of the ZIP. */
    Collection<String> paths() {
        return entries.keySet();
    }

    boolean has(String path) {
        return entries.containsKey(path);
    }

    /** Reading it to its end checks it. */
    InputStream open(String path) {
        ZipEntry entry = entries.get(path);
        try {
            return new CheckedEntry(zip.getInputStream(entry), entry);
        } catch (ZipException e) {
            throw new CorruptExport(path, "cannot be unpacked: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
