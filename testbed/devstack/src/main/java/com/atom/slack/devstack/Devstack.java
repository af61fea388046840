package com.atom.slack.devstack;

import com.atom.slack.devstack.commands.Atom;

/** What {@code ./atom} hands over to once everything is built. */
public final class Devstack {

    private Devstack() {}

    public static void main(String[] arguments) {
        // threads of several libraries meet it at once; what it then says of itself is no news for anybody
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(Atom.commandLine().execute(arguments));
    }
}
