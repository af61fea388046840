package com.atom.slack.simulator.delivery;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.journal.LineReader;
import com.atom.slack.simulator.wire.Json;

/** {@code outbox.ndjson}: what is still to be delivered, kept before the change is answered and rewritten when long. */
public final class Outbox implements Closeable {
    public static final String FILE = "outbox.ndjson";
    private static final long REWRITE_BYTES = 32L << 20;
    private static final int REWRITE_GROWTH = 2;

    private final Path path;
    private final Map<String, Parcel> open = new LinkedHashMap<>();
    private FileChannel file;
    private long size;
    private long rewriteAt = REWRITE_BYTES;

    private Outbox(Path path) throws IOException {
        this.path = path;
        this.file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** @param lastSeq of the journal: parcels of changes that did not get into it are forgotten */
    public static Outbox open(Path folder, long lastSeq) {
        try {
            Outbox outbox = new Outbox(folder.resolve(FILE));
            LineReader.forEach(
                    outbox.file,
                    (line, offset) -> outbox.recall(Json.objectIn(line).orElseThrow()));
            outbox.open.values().removeIf(parcel -> parcel.seq() > lastSeq);
            outbox.rewrite();
            return outbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recall(ObjectNode line) {
        if (line.has("done")) {
            open.remove(line.path("done").asText());
        } else {
            open.put(line.path("event_id").asText(), Parcel.from(line));
        }
    }

    Collection<Parcel> open() {
        return open.values();
    }

    Optional<Parcel> open(String eventId) {
        return Optional.ofNullable(open.get(eventId));
    }

    boolean holds(Parcel parcel) {
        return open.containsKey(parcel.eventId());
    }

    void keep(Collection<Parcel> parcels) {
        if (parcels.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Parcel parcel : parcels) {
            open.put(parcel.eventId(), parcel);
            lines.append(Json.text(parcel.json())).append('\n');
        }
        write(lines.toString());
    }

    void done(Parcel parcel) {
        if (open.remove(parcel.eventId()) != null) {
            write(Json.text(Json.object().put("done", parcel.eventId())) + "\n");
            if (size > rewriteAt) {
                rewrite();
            }
        }
    }

    /** A new file beside the old one takes its place, so that a kill leaves one of the two whole. */
    private void rewrite() {
        Path next = path.resolveSibling(FILE + ".next");
        StringBuilder lines = new StringBuilder();
        open.values().forEach(parcel -> lines.append(Json.text(parcel.json())).append('\n'));
        try {
            file.close();
            Files.writeString(next, lines);
            Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            size = file.size();
            rewriteAt = Math.max(REWRITE_BYTES, REWRITE_GROWTH * size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                size += file.write(bytes, size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the outbox cannot be written", e);
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
