package com.atom.slack.devstack.process;

/** Tells a person what happens, one line at a time; may be called from any thread. */
@FunctionalInterface
public interface Announcer {
    void say(String line);
}
