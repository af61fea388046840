package com.atom.slack.devstack.process;

import java.nio.file.Path;

/** The {@code java} that runs this process, for the JVMs it starts. */
public final class JavaProgram {

    private JavaProgram() {}

    public static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
