package com.atom.slack.simulator.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;

/**
 * {@code journal.ndjson}: one line per change, delivery, call and turn of a socket or subscription, numbered without holes from 1. A line is with the
 * operating system when {@link #append} returns, so a killed process loses nothing it has answered. Holds no token.
 * Belongs to one thread, save {@link #read}.
 */
public final class Journal implements Closeable {
    public static final String FILE = "journal.ndjson";
    private static final int INDEX_EVERY = 128;
    private static final int CHUNK_BYTES = 256 * 1024;

    private final FileChannel file;
    private final Pace pace;
    private final List<Consumer<ObjectNode>> followers = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private long size;
    private long seq;

    private Journal(FileChannel file, Pace pace) {
        this.file = file;
        this.pace = pace;
    }

    /** Opens the journal of a folder, forgets a half-written last line and replays the rest. */
    public static Journal open(Path folder, Pace pace, Consumer<ObjectNode> changes) {
        try {
            FileChannel file = FileChannel.open(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, pace);
            LineReader.forEach(file, (line, offset) -> {
                journal.index(offset);
                journal.seq++;
                journal.size = offset + line.length + 1;
                if (isChange(line)) {
                    changes.accept(Json.objectIn(line).orElseThrow());
                }
            });
            file.truncate(journal.size);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type stands in front, so that only changes need parsing. */
    static boolean isChange(byte[] line) {
        return new String(line, 0, Math.min(line.length, 24), StandardCharsets.UTF_8)
                .startsWith("{\"type\":\"change\"");
    }

    public long seq() {
        return seq;
    }

    /** Writes {@code {"type", "seq", "at", ...}}, and answers the seq. */
    public long append(String type, ObjectNode fields) {
        ObjectNode line = Json.object().put("type", type).put("seq", seq + 1);
        line.put("at", Instant.ofEpochMilli(pace.millis()).toString());
        line.setAll(fields);
        ByteBuffer bytes = ByteBuffer.wrap((Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
        long at = size;
        int length = bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes, size + length - bytes.remaining());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
        index(at);
        size = at + length;
        seq++;
        followers.forEach(follower -> follower.accept(line));
        return seq;
    }

    /** Tells of every line that is written from now on; whoever follows is to be quick about it. */
    public void follow(Consumer<ObjectNode> follower) {
        followers.add(follower);
    }

    private void index(long offset) {
        if (seq % INDEX_EVERY == 0) {
            offsets.add(offset);
        }
    }

    /** A place to read on from: {@code skip} whole lines after the offset come first. */
    public record Place(long offset, int skip) {}

    /** Where the line after {@code after} begins. */
    public Place placeAfter(long after) {
        if (after >= seq) {
            return new Place(size, 0);
        }
        long from = Math.max(after, 0);
        return new Place(offsets.get((int) (from / INDEX_EVERY)), (int) (from % INDEX_EVERY));
    }

    /** Some whole lines, at most about 256 KiB; {@code count} is 0 at the end. */
    public record Lines(byte[] bytes, int count, Place next) {}

    /** @param limit the most lines to answer */
    public Lines read(Place place, int limit) {
        try {
            return LineReader.lines(file, place, CHUNK_BYTES, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
