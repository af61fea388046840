package com.atom.slack.devstack.commands;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.ExitCode;

import com.atom.slack.devstack.house.HouseSettings;
import com.atom.slack.devstack.house.ServiceArchives;
import com.atom.slack.devstack.house.Supervisor;
import com.atom.slack.devstack.mainjob.ProgressLine;

/** {@code up} without {@code --detach}: the house lives as long as this process, Ctrl-C ends it. */
final class Foreground {

    private static final Duration ON_A_TERMINAL = Duration.ofSeconds(1);
    private static final Duration IN_A_LOG = Duration.ofSeconds(10);

    private final HouseSettings settings;
    private final Screen screen;

    Foreground(HouseSettings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
    }

    int run() throws InterruptedException {
        Supervisor supervisor = new Supervisor(settings, screen);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor), "stop"));
        supervisor.start();
        new Welcome(settings).lines().forEach(screen::plain);
        try (ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory())) {
            showProgress(ticker);
            supervisor.awaitStop();
            ticker.shutdownNow();
        }
        return ExitCode.OK;
    }

    private void showProgress(ScheduledExecutorService ticker) {
        Duration pause = screen.isTerminal() ? ON_A_TERMINAL : IN_A_LOG;
        Welcome.progress(settings).ifPresent(progress -> {
            var unused =
                    ticker.scheduleWithFixedDelay(() -> show(progress), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void show(ProgressLine progress) {
        progress.next().ifPresent(screen::live);
    }

    private void end(Supervisor supervisor) {
        if (supervisor.isRunning()) {
            screen.endLive();
            screen.plain(ServiceArchives.areMissing() ? ServiceArchives.NOTICE : "stopping");
            supervisor.stop();
            screen.plain("stopped; the data stays in " + settings.folder().root());
        }
    }
}
