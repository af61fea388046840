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
            description = "demo workspace: demo and large live, small stands still; large has a million messages")
    private Optional<String> size = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "another number makes up another workspace")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--workspaces", paramLabel = "N", description = "so many of them; all but the first are small")
    private Optional<Integer> workspaces = Optional.empty();

    @Option(
            names = "--org-workspaces",
            paramLabel = "N",
            description = "besides, an Enterprise Grid organisation of 2 to 6 workspaces")
    private Optional<Integer> orgWorkspaces = Optional.empty();

    @Option(
            names = "--real-limits",
            description = "the simulated Slack keeps Slack's own limits, not a thousand times them")
    private boolean realLimits;

    WorkspaceChoice settle(HouseFolder folder) {
        return WorkspaceChoice.settle(folder, size, seed, workspaces, orgWorkspaces);
    }

    boolean realLimits() {
        return realLimits;
    }

    /** The same options as arguments. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        size.ifPresent(value -> arguments.addAll(List.of("--size", value)));
        seed.ifPresent(value -> arguments.addAll(List.of("--seed", Long.toString(value))));
        workspaces.ifPresent(value -> arguments.addAll(List.of("--workspaces", Integer.toString(value))));
        orgWorkspaces.ifPresent(value -> arguments.addAll(List.of("--org-workspaces", Integer.toString(value))));
        if (realLimits) {
            arguments.add("--real-limits");
        }
        return arguments;
    }
}
