package com.atom.slack.devstack.commands;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import com.atom.slack.devstack.house.Refusal;
import com.atom.slack.devstack.house.RunningHouse;

/** Restarts one part of the running house. */
@Command(name = "restart", mixinStandardHelpOptions = true, description = "Restarts one service in good order.")
final class RestartCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SERVICE",
            description = "gateway, auth, events, ingestion, analytics, simulator, postgres, redis or kafka")
    private String service = "";

    @Override
    public Integer call() {
        RunningHouse house = RunningHouse.find(Place.folder(System.getenv()))
                .orElseThrow(() -> new Refusal("no house is running: start it with ./atom up"));
        house.restart(service);
        System.out.println(service + " is ready again");
        return ExitCode.OK;
    }
}
