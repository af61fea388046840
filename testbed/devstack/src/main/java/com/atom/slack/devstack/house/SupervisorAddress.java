package com.atom.slack.devstack.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import com.atom.slack.devstack.infrastructure.OwnerOnly;

/**
 * How to reach the process that watches a house; kept in a file of mode 0600 while it runs.
 *
 * @param startedAtMs milliseconds since the epoch, as the operating system tells it
 * @param port        on loopback
 * @param token       whoever knows it may command the house
 */
record SupervisorAddress(long pid, long startedAtMs, int port, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SupervisorAddress ofThisProcess(int port, String token) {
        ProcessHandle self = ProcessHandle.current();
        return new SupervisorAddress(self.pid(), startedAtMs(self), port, token);
    }

    /** Empty when no supervisor runs, even if a killed one left its file behind. */
    static Optional<SupervisorAddress> find(HouseFolder folder) {
        Path file = folder.supervisor();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            SupervisorAddress address = JSON.readValue(file.toFile(), SupervisorAddress.class);
            return Optional.of(address).filter(found -> found.process().isPresent());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(process -> startedAtMs(process) == startedAtMs);
    }

    void publish(HouseFolder folder) {
        try {
            OwnerOnly.write(folder.supervisor(), JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.supervisor() + ": " + e.getMessage(), e);
        }
    }

    static void withdraw(HouseFolder folder) {
        try {
            Files.deleteIfExists(folder.supervisor());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder.supervisor() + ": " + e.getMessage(), e);
        }
    }

    private static long startedAtMs(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
