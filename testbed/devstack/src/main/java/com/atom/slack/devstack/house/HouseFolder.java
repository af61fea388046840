package com.atom.slack.devstack.house;

import java.nio.file.Path;

/** Where a house keeps everything: {@code .atom} in the checkout, or {@code ATOM_HOME}. Ignored by git. */
public record HouseFolder(Path root) {

    public HouseFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The first administrator's key, written by auth-service, mode 0600. */
    public Path adminKey() {
        return root.resolve("admin.key");
    }

    public Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    public Path data(String name) {
        return root.resolve("data").resolve(name);
    }

    /** Where the password of a database role is kept. */
    public Path password(String role) {
        return secret(role + ".password");
    }

    Path secret(String name) {
        return root.resolve("secrets").resolve(name);
    }

    /** Held by the running supervisor. */
    Path lock() {
        return root.resolve("lock");
    }

    /** How to reach the running supervisor. */
    Path supervisor() {
        return root.resolve("supervisor.json");
    }

    /** Which children run, for whoever has to clean up after a killed supervisor. */
    Path children() {
        return root.resolve("children.json");
    }

    /** Size and seed of the demo workspace that the data came from. */
    Path workspace() {
        return root.resolve("workspace.json");
    }
}
