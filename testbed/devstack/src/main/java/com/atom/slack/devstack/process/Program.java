package com.atom.slack.devstack.process;

import java.nio.file.Path;

/** Something that runs as a child and says when it can be used. */
public interface Program {

    /** Shown to people, names the log; one word. */
    String name();

    /** Starts the child and returns at once. */
    Child launch(Path log);

    /**
     * Returns when the child can be used.
     *
     * @throws ChildFailure when it dies or takes too long
     */
    void awaitReady(Child child);

    /** Starts the child and returns when it can be used; a child that cannot is killed. */
    default Child start(Path log) {
        Child child = launch(log);
        try {
            awaitReady(child);
            return child;
        } catch (RuntimeException e) {
            child.kill();
            throw e;
        }
    }
}
