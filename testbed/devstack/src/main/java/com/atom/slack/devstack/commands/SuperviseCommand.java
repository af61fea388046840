package com.atom.slack.devstack.commands;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.house.HouseSettings;
import com.atom.slack.devstack.house.Supervisor;

/** The process behind {@code up --detach}; not for people. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {

    @Mixin
    private WorkspaceOptions workspace = new WorkspaceOptions();

    @Override
    public Integer call() throws InterruptedException {
        HouseFolder folder = Place.folder(System.getenv());
        HouseSettings settings = HouseSettings.from(System.getenv(), folder, workspace.settle(folder));
        Supervisor supervisor = new Supervisor(settings, new Screen());
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        supervisor.start();
        supervisor.awaitStop();
        return ExitCode.OK;
    }
}
