package com.atom.slack.devstack.commands;

import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.house.HouseSettings;
import com.atom.slack.devstack.house.HouseStatus;
import com.atom.slack.devstack.house.RunningHouse;
import com.atom.slack.devstack.house.WorkspaceChoice;

/** Says what runs, where and how it is. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Says what runs and how it is.")
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "for programs; the names are stable")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, String> environment = System.getenv();
        HouseFolder folder = Place.folder(environment);
        HouseStatus status =
                RunningHouse.find(folder).map(RunningHouse::status).orElseGet(() -> stopped(environment, folder));
        System.out.println(json ? status.toJson() : StatusTable.of(status));
        return ExitCode.OK;
    }

    private static HouseStatus stopped(Map<String, String> environment, HouseFolder folder) {
        WorkspaceChoice workspace = WorkspaceChoice.settle(folder, WorkspaceChoice.Wish.NONE);
        return HouseStatus.stopped(HouseSettings.from(environment, folder, workspace));
    }
}
