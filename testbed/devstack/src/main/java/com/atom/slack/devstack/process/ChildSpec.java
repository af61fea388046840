package com.atom.slack.devstack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to start and how to end it.
 *
 * @param name        shown to people and used for the log's name
 * @param command     program and arguments
 * @param environment added to this process's own environment
 * @param directory   working directory, made when absent
 * @param log         standard output and error are appended here; its folder is made when absent
 * @param stopSignal  the signal that asks for an orderly end
 * @param grace       how long the child may take for that before it is killed; whole seconds
 */
public record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        StopSignal stopSignal,
        Duration grace) {

    /** {@code INT} is PostgreSQL's fast shutdown; everything else ends on {@code TERM}. */
    public enum StopSignal {
        TERM,
        INT
    }

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
