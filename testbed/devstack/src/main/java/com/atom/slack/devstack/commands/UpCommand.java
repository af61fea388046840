package com.atom.slack.devstack.commands;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.house.HouseSettings;
import com.atom.slack.devstack.house.HouseStatus;
import com.atom.slack.devstack.house.Refusal;
import com.atom.slack.devstack.house.RunningHouse;
import com.atom.slack.devstack.house.State;
import com.atom.slack.devstack.process.Patience;

/** Starts the house, or repairs the one that runs. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything; on a running house repairs what is not ready.")
final class UpCommand implements Callable<Integer> {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    @Mixin
    private WorkspaceOptions workspace = new WorkspaceOptions();

    @Option(names = "--detach", description = "return when everything is ready and leave it running")
    private boolean detach;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> environment = System.getenv();
        HouseFolder folder = Place.folder(environment);
        HouseSettings settings = HouseSettings.from(environment, folder, workspace.settle(folder));
        Optional<RunningHouse> running = RunningHouse.find(folder);
        if (running.isPresent()) {
            return join(running.get());
        }
        Screen screen = new Screen();
        return detach
                ? new Detached(settings, screen).start(workspace.arguments())
                : new Foreground(settings, screen).run();
    }

    private static int join(RunningHouse house) {
        Patience.until(LONGEST_START, () -> house.status().state() != State.STARTING);
        HouseStatus status = house.status();
        if (status.state() == State.DEGRADED) {
            house.repair();
            status = house.status();
        }
        if (status.state() != State.READY) {
            throw new Refusal("the house is " + status.state().label() + ": see ./atom status");
        }
        System.out.println("the house is ready at " + status.gateway());
        return ExitCode.OK;
    }
}
