package com.atom.slack.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running child on a leash: a small shell beside it holds the other end of a pipe to this process and ends the child when
 * the pipe closes, be it by {@link #stop()}, by a normal exit or because this process was killed with -9. The child is the
 * leader of its own session, so that a Ctrl-C meant for the parent does not reach it out of order.
 */
public final class Child {

    /** The watcher reads the pipe; then the shell becomes the child, which keeps the shell's pid. */
    private static final String LEASH = """
            signal=$1 grace=$2; shift 2
            exec 3<&0 </dev/null
            (
                trap '' HUP INT TERM
                read -r _ <&3
                kill -"$signal" $$ || exit
                while [ "$grace" -gt 0 ] && kill -0 $$; do sleep 1; grace=$((grace - 1)); done
                kill -KILL $$
            ) >/dev/null 2>&1 &
            exec 3<&-
            if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
            exec "$@"
            """;

    private static final Duration POLL = Duration.ofMillis(50);

    private final ChildSpec spec;
    private final Process process;

    private Child(ChildSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /** @throws UncheckedIOException when the program cannot be started or its folders cannot be made */
    public static Child start(ChildSpec spec) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("sh", "-c", LEASH, "leash", spec.stopSignal().name()));
        command.add(Long.toString(spec.grace().toSeconds()));
        command.addAll(spec.command());
        try {
            Files.createDirectories(spec.directory());
            Files.createDirectories(spec.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(spec.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(spec.log().toFile()));
            builder.environment().putAll(spec.environment());
            return new Child(spec, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    public ChildSpec spec() {
        return spec;
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    /** When the operating system says the child began; with the pid it names the child even after pids wrap around. */
    public Instant startedAt() {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code; 128 + n after signal n. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Waits until the probe says yes; an exception of the probe counts as no.
     *
     * @throws ChildFailure when the child dies first or the time is over
     */
    public void awaitReady(Duration atMost, Callable<Boolean> probe) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!answers(probe)) {
            if (endsWithin(POLL)) {
                throw ChildFailure.died(spec, process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw ChildFailure.late(spec, atMost);
            }
        }
    }

    /** Asks for an orderly end, waits for it as long as the grace, then kills. Returns when the child is gone. */
    public void stop() {
        askToStop();
        if (!endsWithin(spec.grace().plusSeconds(2))) {
            kill();
        }
    }

    /** Asks for an orderly end and returns at once. */
    public void askToStop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
    }

    /** {@code kill -9}. Returns when the child is gone, at most five seconds later. */
    public void kill() {
        process.destroyForcibly();
        endsWithin(Duration.ofSeconds(5));
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + spec.name(), e);
        }
    }

    private static boolean answers(Callable<Boolean> probe) {
        try {
            return probe.call();
        } catch (Exception notYet) {
            return false;
        }
    }
}
