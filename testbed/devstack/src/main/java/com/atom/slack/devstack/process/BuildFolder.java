package com.atom.slack.devstack.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder {@code testbed/devstack/target} of the checkout: the copied libraries and the unpacked binaries live there. It is
 * found from where this class was loaded (classes, or the jar beside them) or, when the jar comes from a Maven repository, by
 * walking up from the working directory.
 */
public final class BuildFolder {

    private BuildFolder() {}

    /** @throws IllegalStateException when there is none; the message says how to make it */
    public static Path locate() {
        return fromCodeSource()
                .or(BuildFolder::fromWorkingDirectory)
                .orElseThrow(() -> new IllegalStateException(
                        "testbed/devstack/target/lib not found: build the module testbed/devstack once"));
    }

    /** The root of the checkout. */
    public static Path repository() {
        return locate().resolve("../../..").normalize();
    }

    /** Everything that a JVM started from here needs: this module and its libraries, the broker's too. */
    public static String classpath() {
        return codeSource() + java.io.File.pathSeparator + locate().resolve("lib") + "/*";
    }

    private static Optional<Path> fromCodeSource() {
        return Optional.ofNullable(codeSource().getParent()).filter(BuildFolder::holdsLibraries);
    }

    private static Optional<Path> fromWorkingDirectory() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("testbed/devstack/target"))
                .filter(BuildFolder::holdsLibraries)
                .findFirst();
    }

    private static boolean holdsLibraries(Path folder) {
        return Files.isDirectory(folder.resolve("lib"));
    }

    private static Path codeSource() {
        try {
            return Path.of(BuildFolder.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
