package com.atom.slack.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import com.atom.slack.simulator.SimulatorOptions.FirstApp;
import com.atom.slack.simulator.exports.Counts;
import com.atom.slack.simulator.exports.Layout;
import com.atom.slack.simulator.story.Size;

/** The simulator as a process of its own; runs until it is told to stop. */
@Command(name = "slack-simulator", description = "A Slack workspace on loopback", mixinStandardHelpOptions = true)
public final class Simulator implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8090",
            description = "port on 127.0.0.1, 0 for a free one (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--data-dir",
            description = "where journal, tokens and queue are kept (a folder that goes away at the end)")
    private @Nullable Path dataDir;

    @Option(
            names = "--export-zip",
            paramLabel = "FILE",
            description = "write a Slack export of a workspace to this file, and end")
    private @Nullable Path exportZip;

    @Option(
            names = "--layout",
            defaultValue = "standard",
            description = "of the export: standard, corporate, slackdump or mattermost (${DEFAULT-VALUE})")
    private @Nullable Layout layout;

    @Option(
            names = "--import-zip",
            paramLabel = "FILE",
            description = "take the workspace of a Slack export in, once; can be given several times")
    private List<Path> importZips = new ArrayList<>();

    @Option(names = "--team", description = "id or domain of what is exported (the first workspace)")
    private @Nullable String team;

    @Option(names = "--size", defaultValue = "demo", description = "small, demo or large (${DEFAULT-VALUE})")
    private @Nullable Size size;

    @Option(names = "--seed", defaultValue = "1", description = "which story (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--anchor", description = "epoch seconds; the story ends here (first start: now; then as kept)")
    private @Nullable Long anchor;

    @Option(
            names = "--workspaces",
            defaultValue = "1",
            description = "workspaces that stand alone; all but the first are small (${DEFAULT-VALUE})")
    private int workspaces;

    @Option(
            names = "--org-workspaces",
            defaultValue = "0",
            description = "workspaces of one Enterprise Grid organisation besides, 0 or 2 to 6 (${DEFAULT-VALUE})")
    private int divisions;

    @Option(names = "--relaxed", description = "a thousand times Slack's limits")
    private boolean relaxed;

    @Option(
            names = "--live",
            defaultValue = "3",
            description = "acts a second of live traffic, 0 for none (${DEFAULT-VALUE})")
    private double live;

    @Option(names = "--auto-approve", description = "the authorize page allows at once")
    private boolean autoApprove;

    @Option(names = "--app-name", defaultValue = "ATOM", description = "the first app's name (${DEFAULT-VALUE})")
    private @Nullable String appName;

    @Option(names = "--app-request-url", defaultValue = "", description = "where the first app takes its events")
    private @Nullable String appRequestUrl;

    @Option(names = "--app-redirect-uri", defaultValue = "", description = "where the first app's installers come back")
    private @Nullable String appRedirectUri;

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Simulator()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println("slack-simulator: " + failure.getMessage());
            return 1;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Path temporary = dataDir == null ? Files.createTempDirectory("slack-simulator") : null;
        dataDir = dataDir == null ? temporary : dataDir;
        if (exportZip != null) {
            Counts counts = new ZipOnly(exportZip, Objects.requireNonNull(layout), Optional.ofNullable(team))
                    .write(options());
            System.out.println(exportZip + ": " + counts);
            remove(temporary);
            return 0;
        }
        SimulatorServer server = SimulatorServer.start(options(), importZips);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            remove(temporary);
            ended.countDown();
        }));
        String base = server.baseUrl();
        System.out.println("slack-simulator listening on " + base);
        System.out.println("  a page to look at it   " + base + "/_sim/");
        System.out.println("  the Web API            " + base + "/api/");
        System.out.println("  apps, their secrets    " + base + "/_sim/apps");
        ended.await();
        return 0;
    }

    /** @param folder null when there is nothing to remove */
    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println("slack-simulator: " + folder + " stays behind: " + e.getMessage());
        }
    }

    private SimulatorOptions options() {
        return new SimulatorOptions(
                port,
                Objects.requireNonNull(dataDir),
                Objects.requireNonNull(size),
                seed,
                Optional.ofNullable(anchor),
                workspaces,
                divisions,
                relaxed,
                live,
                autoApprove,
                Optional.of(new FirstApp(
                        Objects.requireNonNull(appName),
                        Objects.requireNonNull(appRequestUrl),
                        Objects.requireNonNull(appRedirectUri))),
                Clock.systemUTC());
    }
}
