package com.atom.slack.devstack.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How much memory a process holds. */
final class ResidentMemory {

    private static final int KIB_PER_MIB = 1024;

    private ResidentMemory() {}

    /** In MiB, rounded down; empty when the process is gone or nobody can tell. */
    static Optional<Long> ofProcess(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.exists(status) ? fromProc(status) : fromPs(pid);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Long> fromProc(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                .findFirst();
    }

    private static Optional<Long> fromPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return answer.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(answer) / KIB_PER_MIB);
    }
}
