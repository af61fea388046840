package com.atom.slack.devstack.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;

import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.house.WorkspaceChoice;

/** Which demo workspace to make up. */
final class WorkspaceOptions {

    @Option(names = "--size", paramLabel = "small|demo", description = "demo workspace: demo lives, small stands still")
    private Optional<String> size = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "another number makes up another workspace")
    private Optional<Long> seed = Optional.empty();

    WorkspaceChoice settle(HouseFolder folder) {
        return WorkspaceChoice.settle(folder, size, seed);
    }

    /** The same options as arguments. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        size.ifPresent(value -> arguments.addAll(List.of("--size", value)));
        seed.ifPresent(value -> arguments.addAll(List.of("--seed", Long.toString(value))));
        return arguments;
    }
}
