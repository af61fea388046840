package com.atom.slack.devstack.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;

import com.atom.slack.devstack.process.Child;

/**
 * Which children run, on disk: should the supervisor be killed and a leash fail, the next command ends what is left over. A
 * child is known by pid and start time, so that a stranger who got the pid later is left alone.
 */
final class ChildRegister {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LEASH_TIME = Duration.ofSeconds(20);

    /** @param startedAtMs milliseconds since the epoch, as the operating system tells it */
    record Entry(String name, long pid, long startedAtMs) {

        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(process -> process.info()
                                    .startInstant()
                                    .map(Instant::toEpochMilli)
                                    .orElse(0L)
                            == startedAtMs);
        }
    }

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    ChildRegister(Path file) {
        this.file = file;
    }

    synchronized void add(Child child) {
        entries.put(
                child.name(),
                new Entry(child.name(), child.pid(), child.startedAt().toEpochMilli()));
        save();
    }

    synchronized void remove(Child child) {
        entries.computeIfPresent(child.name(), (name, entry) -> entry.pid() == child.pid() ? null : entry);
        save();
    }

    /**
     * Ends every child that a supervisor before us left behind; returns when they are gone.
     *
     * @return the names of those that were still there
     */
    static List<String> endLeftOvers(Path file) {
        List<Entry> left =
                read(file).stream().filter(entry -> entry.process().isPresent()).toList();
        left.forEach(entry -> entry.process().ifPresent(ProcessHandle::destroy));
        left.forEach(entry -> entry.process().ifPresent(ChildRegister::awaitEnd));
        return left.stream().map(Entry::name).toList();
    }

    private static void awaitEnd(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.orTimeout(LEASH_TIME.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException late) {
            process.destroyForcibly();
        }
    }

    private static List<Entry> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Arrays.asList(JSON.readValue(file.toFile(), Entry[].class));
        } catch (IOException e) {
            throw new Refusal("cannot read " + file + ": " + e.getMessage());
        }
    }

    private void save() {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            JSON.writeValue(draft.toFile(), entries.values());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
