package com.atom.slack.devstack.commands;

import java.nio.file.Path;
import java.util.Map;

import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.process.BuildFolder;

/** Which house is meant: {@code ATOM_HOME}, else {@code .atom} in the checkout. */
final class Place {

    private Place() {}

    static HouseFolder folder(Map<String, String> environment) {
        String home = environment.getOrDefault("ATOM_HOME", "");
        return new HouseFolder(home.isBlank() ? BuildFolder.repository().resolve(".atom") : Path.of(home));
    }
}
