package com.atom.slack.simulator.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.journal.LineReader;
import com.atom.slack.simulator.wire.Json;

/**
 * {@code NAME.ndjson}: of all lines with an id the last one counts, and one without a record means it is gone. A line is
 * with the operating system when {@link #put} returns; the file is rewritten at every start and when it has doubled.
 * Records are in the order in which their ids first came. Belongs to one thread.
 */
public final class Ledger implements Closeable {
    private static final long REWRITE_BYTES = 8L << 20;

    private final Path path;
    private final Map<String, ObjectNode> records = new LinkedHashMap<>();
    private FileChannel file;
    private long size;
    private long rewriteAt;

    private Ledger(Path path) throws IOException {
        this.path = path;
        this.file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    public static Ledger open(Path folder, String name) {
        try {
            Ledger ledger = new Ledger(folder.resolve(name + ".ndjson"));
            LineReader.forEach(
                    ledger.file,
                    (line, offset) -> ledger.recall(Json.objectIn(line).orElseThrow()));
            ledger.rewrite();
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recall(ObjectNode line) {
        String id = line.path("id").asText();
        if (line.path("record") instanceof ObjectNode found) {
            records.put(id, found);
        } else {
            records.remove(id);
        }
    }

    public Optional<ObjectNode> get(String id) {
        return Optional.ofNullable(records.get(id));
    }

    /** Not to be changed by the asker. */
    public Collection<ObjectNode> all() {
        return Collections.unmodifiableCollection(records.values());
    }

    public void put(String id, ObjectNode record) {
        records.put(id, record);
        write(Json.text(line(id, record)) + "\n");
    }

    public void remove(String id) {
        if (records.remove(id) != null) {
            write(Json.text(Json.object().put("id", id)) + "\n");
        }
    }

    private static ObjectNode line(String id, ObjectNode record) {
        return Json.object().put("id", id).set("record", record);
    }

    private void write(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                size += file.write(bytes, size);
            }
            if (size > rewriteAt) {
                rewrite();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path.getFileName() + " cannot be written", e);
        }
    }

    /** A new file beside the old one takes its place, so that a kill leaves one of the two whole. */
    private void rewrite() throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        StringBuilder lines = new StringBuilder();
        records.forEach(
                (id, record) -> lines.append(Json.text(line(id, record))).append('\n'));
        file.close();
        Files.writeString(next, lines);
        Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        size = file.size();
        rewriteAt = Math.max(REWRITE_BYTES, 2 * size);
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
