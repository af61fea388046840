package com.atom.slack.devstack.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.ExitCode;

import com.atom.slack.devstack.house.HouseSettings;
import com.atom.slack.devstack.house.RunningHouse;
import com.atom.slack.devstack.house.State;
import com.atom.slack.devstack.process.BuildFolder;
import com.atom.slack.devstack.process.JavaProgram;

/** {@code up --detach}: starts the supervisor as a process of its own, shows what it says until all is ready, and leaves. */
final class Detached {

    /** A session of its own, so that no terminal can end it. */
    private static final String OWN_SESSION =
            "if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; else trap '' HUP; exec \"$@\"; fi";

    /** By name: the package above this one may not be imported from here. */
    private static final String MAIN_CLASS = "com.atom.slack.devstack.Devstack";

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final HouseSettings settings;
    private final Screen screen;
    private final Path log;

    Detached(HouseSettings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
        this.log = settings.folder().log("supervisor");
    }

    int start(List<String> workspaceArguments) throws InterruptedException {
        Process supervisor = launch(workspaceArguments);
        long shown = 0;
        while (!supervisor.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            shown = showFrom(shown);
            if (hasSettled()) {
                return farewell();
            }
        }
        showFrom(shown);
        return Math.max(ExitCode.SOFTWARE, supervisor.exitValue());
    }

    private boolean hasSettled() {
        return RunningHouse.find(settings.folder())
                .map(house -> house.status().state())
                .filter(state -> state == State.READY || state == State.DEGRADED)
                .isPresent();
    }

    private int farewell() {
        new Welcome(settings).lines().forEach(screen::plain);
        State state = RunningHouse.find(settings.folder())
                .map(house -> house.status().state())
                .orElse(State.STOPPED);
        if (state != State.READY) {
            screen.plain("atom: the house is " + state.label() + ": see ./atom status");
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private Process launch(List<String> workspaceArguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", OWN_SESSION, "own-session"));
        command.addAll(List.of(JavaProgram.path(), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", BuildFolder.classpath(), MAIN_CLASS, "supervise"));
        command.addAll(workspaceArguments);
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            builder.environment().remove("ATOM_TERMINAL");
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the supervisor: " + e.getMessage(), e);
        }
    }

    private long showFrom(long shown) {
        try {
            byte[] all = Files.readAllBytes(log);
            String fresh = new String(all, (int) shown, all.length - (int) shown, StandardCharsets.UTF_8);
            int whole = fresh.lastIndexOf('\n') + 1;
            fresh.substring(0, whole).lines().forEach(screen::plain);
            return shown + fresh.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
