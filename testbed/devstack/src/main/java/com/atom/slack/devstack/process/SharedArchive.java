package com.atom.slack.devstack.process;

import java.nio.file.Path;
import java.util.List;

/**
 * Class data sharing for a child JVM: its first orderly end takes a few seconds more to write the archive, every later start
 * takes half the processor time. The JVM itself notices when the archive no longer fits the program and writes another.
 */
public final class SharedArchive {

    private SharedArchive() {}

    /** @param archive lies beside the program, so that every house of a checkout shares it */
    public static List<String> options(Path archive) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }
}
