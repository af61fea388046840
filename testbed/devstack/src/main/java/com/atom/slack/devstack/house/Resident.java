package com.atom.slack.devstack.house;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import com.atom.slack.devstack.process.Announcer;
import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.Program;

/**
 * One program of the house, kept alive: a child that dies is started again after 1, 2 and 4 seconds, five times at most in a
 * row; a minute of health makes it a new row.
 *
 * <pre>
 *   STOPPED --start--> STARTING --ready--> READY --dies--> DEGRADED --pause--> STARTING
 *      ^                   '------dies or late------------>  |
 *      '------------------------- stop, or given up ---------'
 * </pre>
 */
final class Resident {

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4));
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private final Program program;
    private final Path log;
    private final ChildRegister register;
    private final Announcer announcer;
    private final ScheduledExecutorService timer;
    private final List<Duration> pauses;

    private @Nullable Child child;
    private State state = State.STOPPED;
    private boolean wanted;
    private int restarts;
    private long readySinceNanos;
    private String lastFailure = "";
    private volatile CompletableFuture<Void> settled = new CompletableFuture<>();

    /** @param pauses before each further start; as many as there may be in a row */
    Resident(
            Program program,
            Path log,
            ChildRegister register,
            Announcer announcer,
            ScheduledExecutorService timer,
            List<Duration> pauses) {
        this.program = program;
        this.log = log;
        this.register = register;
        this.announcer = announcer;
        this.timer = timer;
        this.pauses = List.copyOf(pauses);
    }

    String name() {
        return program.name();
    }

    Path log() {
        return log;
    }

    synchronized State state() {
        return state;
    }

    /** Empty while no child runs. */
    synchronized Optional<Long> pid() {
        return Optional.ofNullable(child).filter(Child::isAlive).map(Child::pid);
    }

    /**
     * Starts the child with a fresh row of attempts; nothing happens when it runs.
     *
     * @return completes when it is ready, fails when it was given up
     */
    CompletableFuture<Void> start() {
        synchronized (this) {
            if (wanted && state != State.STOPPED) {
                return settled;
            }
            wanted = true;
            restarts = 0;
            state = State.STARTING;
            settled = new CompletableFuture<>();
        }
        Thread.ofVirtual().name("start-" + name()).start(this::attempt);
        return settled;
    }

    /** Ends the child in good order; returns when it is gone. */
    void stop() {
        Child running;
        synchronized (this) {
            wanted = false;
            state = State.STOPPED;
            running = child;
        }
        settled.completeExceptionally(new Refusal(name() + " was stopped"));
        if (running != null) {
            running.stop();
            forget(running);
        }
    }

    /** Its end was wanted: when the operating system reports it later, nobody starts it again. */
    private synchronized void forget(Child gone) {
        if (child == gone) {
            child = null;
            register.remove(gone);
        }
    }

    /** {@code kill -9}, as a test or a fault would; the child comes back by itself. */
    void kill() {
        Child running;
        synchronized (this) {
            running = child;
        }
        if (running != null) {
            running.kill();
        }
    }

    private void attempt() {
        try {
            launch().ifPresent(this::awaitReady);
        } catch (RuntimeException e) {
            giveUp(e.getMessage());
        }
    }

    private Optional<Child> launch() {
        synchronized (this) {
            if (!wanted) {
                return Optional.empty();
            }
            state = State.STARTING;
        }
        Child fresh = program.launch(log);
        synchronized (this) {
            child = fresh;
            register.add(fresh);
        }
        var unused = fresh.exit().thenAccept(code -> ended(fresh, code));
        if (!isWanted()) {
            fresh.stop();
        }
        return Optional.of(fresh);
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private void awaitReady(Child fresh) {
        try {
            program.awaitReady(fresh);
        } catch (RuntimeException e) {
            noteFailure(e.getMessage());
            fresh.kill();
            return;
        }
        synchronized (this) {
            if (!wanted || child != fresh || !fresh.isAlive()) {
                return;
            }
            state = State.READY;
            readySinceNanos = System.nanoTime();
        }
        announcer.say(name() + " ready");
        settled.complete(null);
    }

    private synchronized void noteFailure(String failure) {
        lastFailure = failure;
    }

    private void ended(Child gone, int exitCode) {
        Duration pause;
        synchronized (this) {
            register.remove(gone);
            if (child != gone) {
                return;
            }
            child = null;
            if (!wanted) {
                state = State.STOPPED;
                return;
            }
            if (state == State.READY && System.nanoTime() - readySinceNanos > HEALTHY.toNanos()) {
                restarts = 0;
            }
            state = State.DEGRADED;
            if (restarts == pauses.size()) {
                pause = Duration.ZERO;
            } else {
                pause = pauses.get(restarts);
                restarts++;
            }
        }
        if (pause.isZero()) {
            giveUp("it ended %d times, last with exit code %d".formatted(pauses.size() + 1, exitCode));
            return;
        }
        announcer.say(
                "%s ended with exit code %d; starting it again in %d s".formatted(name(), exitCode, pause.toSeconds()));
        var unused = timer.schedule(
                () -> Thread.ofVirtual().name("restart-" + name()).start(this::attempt),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void giveUp(String reason) {
        String line;
        synchronized (this) {
            if (!wanted) {
                return;
            }
            wanted = false;
            state = State.STOPPED;
            line = name() + " does not start: " + reason + (lastFailure.isEmpty() ? "" : " (" + lastFailure + ")")
                    + "; see " + log;
        }
        announcer.say(line);
        settled.completeExceptionally(new Refusal(line));
    }
}
