package com.atom.slack.simulator.webapi.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.SharedFile;

/**
 * The bytes of files, in {@code files/} below the data folder: {@code ID} once an upload is complete, {@code ID.ticket}
 * and {@code ID.part} before. A file of the story has none: it gets the same made-up bytes every time.
 */
public final class Store {
    private static final Pattern ID = Pattern.compile("F[A-Z0-9]{2,20}");

    private final Path folder;

    public Store(Path dataDir) {
        this.folder = dataDir.resolve("files");
    }

    /** @param ticket what the upload was announced with, and the secret part of its address */
    void announce(String id, ObjectNode ticket) {
        write(id + ".ticket", Json.bytes(ticket));
    }

    /** Empty when nothing was announced, or it is complete. */
    Optional<ObjectNode> announced(String id) {
        return read(id + ".ticket").flatMap(Json::objectIn);
    }

    void receive(String id, byte[] bytes) {
        write(id + ".part", bytes);
    }

    boolean isReceived(String id) {
        return ID.matcher(id).matches() && Files.exists(folder.resolve(id + ".part"));
    }

    Optional<byte[]> received(String id) {
        return read(id + ".part");
    }

    /** The upload cannot be used any more; its bytes are the file's. */
    void complete(String id) {
        try {
            Files.move(folder.resolve(id + ".part"), folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(folder.resolve(id + ".ticket"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(SharedFile file) {
        return read(file.id()).orElseGet(file::bytes);
    }

    private Optional<byte[]> read(String name) {
        Path file = folder.resolve(name);
        if (!ID.matcher(name.split("\\.")[0]).matches() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Path next = folder.resolve(name + ".next");
            Files.write(next, bytes);
            Files.move(next, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
