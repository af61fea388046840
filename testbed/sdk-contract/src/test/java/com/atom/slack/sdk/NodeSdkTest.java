package com.atom.slack.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.simulator.SimulatorOptions;
import com.atom.slack.simulator.SimulatorServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Slack's packages for JavaScript, each from a script in {@code src/test/node}. Skipped with a word where there is no Node of
 * at least 20, or where its packages cannot be fetched.
 */
class NodeSdkTest {
    private static final Path SCRIPTS = Path.of("src/test/node");
    private static final Path WORKSHOP = Path.of("target/node");
    private static final long FETCH_SECONDS = 180;
    private static final long SCRIPT_SECONDS = 90;

    @TempDir
    Path folder;

    @BeforeAll
    static void fetchThePackages() throws Exception {
        String version = "process.exit(process.versions.node.split('.')[0] < 20 ? 1 : 0)";
        needed(run(FETCH_SECONDS, List.of("node", "-e", version), ""), "no Node 20 or newer on the PATH");
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            Files.createDirectories(WORKSHOP);
            for (Path script : scripts.toList()) {
                Files.copy(script, WORKSHOP.resolve(script.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        List<String> npm = List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        needed(run(FETCH_SECONDS, npm, ""), "npm could not fetch Slack's packages");
    }

    /** Skips all, aloud, when something did not end well. */
    private static void needed(String failure, String what) {
        if (!failure.isEmpty()) {
            System.out.println("NodeSdkTest skipped: " + what + "\n" + failure);
        }
        assumeTrue(failure.isEmpty(), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-api", "oauth", "bolt", "socket-mode"})
    void worksUnchanged(String script) throws Exception {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            List<String> node = List.of("node", "--test", "--test-reporter=spec", script + ".test.mjs");
            assertThat(run(SCRIPT_SECONDS, node, server.baseUrl())).isEmpty();
        }
    }

    /** Empty when it ended well, else what it printed. */
    private static String run(long seconds, List<String> command, String slack) throws InterruptedException {
        try {
            Files.createDirectories(WORKSHOP);
            Path log = Files.createTempFile(WORKSHOP.toAbsolutePath(), "run", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(WORKSHOP.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("SLACK", slack);
            Process process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                return "no end after " + seconds + " s\n" + Files.readString(log);
            }
            return process.exitValue() == 0 ? "" : "exit " + process.exitValue() + "\n" + Files.readString(log);
        } catch (IOException e) {
            return String.valueOf(new UncheckedIOException(e).getMessage());
        }
    }
}
