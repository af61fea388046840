package com.atom.slack.devstack;

import com.atom.slack.devstack.commands.Atom;

/** What {@code ./atom} hands over to once everything is built. */
public final class Devstack {

    private Devstack() {}

    public static void main(String[] arguments) {
        System.exit(Atom.commandLine().execute(arguments));
    }
}
