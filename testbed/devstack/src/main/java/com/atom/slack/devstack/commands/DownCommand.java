package com.atom.slack.devstack.commands;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.house.RunningHouse;
import com.atom.slack.devstack.house.ServiceArchives;

/** Stops the house and what a killed one left behind. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops everything; the data stays.")
final class DownCommand implements Callable<Integer> {

    @Option(names = "--wipe", description = "also forget all data, keys and logs")
    private boolean wipe;

    @Override
    public Integer call() {
        HouseFolder folder = Place.folder(System.getenv());
        Optional<RunningHouse> running = RunningHouse.find(folder);
        if (running.isPresent() && ServiceArchives.areMissing()) {
            System.out.println(ServiceArchives.NOTICE);
        }
        running.ifPresent(RunningHouse::stop);
        List<String> leftOver = RunningHouse.endLeftOvers(folder);
        if (!leftOver.isEmpty()) {
            System.out.println("ended what a killed run left behind: " + String.join(", ", leftOver));
        }
        if (wipe) {
            RunningHouse.wipe(folder);
        }
        System.out.println((running.isPresent() ? "stopped" : "nothing was running")
                + (wipe ? "; all data is forgotten" : "; the data stays in " + folder.root()));
        return ExitCode.OK;
    }
}
