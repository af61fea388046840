package com.atom.slack.devstack.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;

import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.house.WorkspaceChoice;

/** Which demo workspace to make up. */
final class WorkspaceOptions {

    @Option(
            names = "--size",
            paramLabel = "small|demo|large",
            description = "demo lives, small stands still, large has 1,000,000 messages")
    private Optional<String> size = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "another number makes up another workspace")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--workspaces", paramLabel = "N", description = "so many workspaces, all but the first small")
    private Optional<Integer> workspaces = Optional.empty();

    @Option(
            names = "--org-workspaces",
            paramLabel = "N",
            description = "besides, an Enterprise Grid organisation of so many workspaces, 2 to 6")
    private Optional<Integer> orgWorkspaces = Optional.empty();

    @Option(
            names = "--real-limits",
            negatable = true,
            description = "Slack's own rate limits, not a thousand times as much")
    private Optional<Boolean> realLimits = Optional.empty();

    WorkspaceChoice settle(HouseFolder folder) {
        return WorkspaceChoice.settle(
                folder, new WorkspaceChoice.Wish(size, seed, workspaces, orgWorkspaces, realLimits));
    }

    /** The same options as arguments. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        size.ifPresent(value -> arguments.addAll(List.of("--size", value)));
        seed.ifPresent(value -> arguments.addAll(List.of("--seed", Long.toString(value))));
        workspaces.ifPresent(value -> arguments.addAll(List.of("--workspaces", Integer.toString(value))));
        orgWorkspaces.ifPresent(value -> arguments.addAll(List.of("--org-workspaces", Integer.toString(value))));
        realLimits.ifPresent(value -> arguments.add(value ? "--real-limits" : "--no-real-limits"));
        return arguments;
    }
}
