package com.atom.slack.devstack.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.atom.slack.devstack.process.BuildFolder;

/** The class archives that the services write at their first orderly end after a build. */
public final class ServiceArchives {

    /** Said before a stop that writes them. */
    public static final String NOTICE =
            "stopping; the first stop after a build takes up to a minute: it writes what makes every later start quick";

    private ServiceArchives() {}

    public static boolean areMissing() {
        Path repository = BuildFolder.repository();
        return Arrays.stream(ServiceName.values())
                .anyMatch(service ->
                        !Files.exists(ServiceProgram.archive(ServiceProgram.jar(repository, service), service)));
    }
}
