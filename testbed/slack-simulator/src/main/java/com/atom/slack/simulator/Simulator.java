package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import com.atom.slack.simulator.SimulatorOptions.FirstApp;
import com.atom.slack.simulator.story.Size;

/** The simulator as a process of its own; runs until it is told to stop. */
@Command(
        name = "slack-simulator",
        description = "A Slack on loopback: workspaces, Web API, OAuth and events.",
        mixinStandardHelpOptions = true)
public final class Simulator implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8090",
            description = "port on 127.0.0.1, 0 for a free one (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "where journal, tokens and queue are kept (a folder that is forgotten at the end)")
    private @Nullable Path dataDir;

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

    @Option(names = "--relaxed", description = "a thousand times Slack's limits; without it they are Slack's")
    private boolean relaxed;

    @ArgGroup(exclusive = false, validate = false, heading = "Exports and imports:%n")
    private ZipOptions zips = new ZipOptions();

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
        System.exit(commandLine().execute(args));
    }

    /** What cannot be done is one line on standard error: exit code 1, or 2 when the options are wrong. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Simulator()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            line.getErr().println("slack-simulator: " + failure.getMessage());
            return ExitCode.SOFTWARE;
        });
        line.setParameterExceptionHandler((wrong, arguments) -> {
            line.getErr().println("slack-simulator: " + wrong.getMessage() + "; see --help");
            return ExitCode.USAGE;
        });
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<OfflineExport> export = zips.export();
        Optional<TemporaryFolder> temporary = dataDir == null ? Optional.of(TemporaryFolder.make()) : Optional.empty();
        Path folder = temporary.map(TemporaryFolder::path).orElseGet(() -> Objects.requireNonNull(dataDir));
        if (export.isEmpty()) {
            return serve(folder, temporary);
        }
        try {
            System.out.println(export.get()
                    .write(options(folder), zips.imports(), new ProgressLine(System.err, Clock.systemUTC())));
            return ExitCode.OK;
        } finally {
            temporary.ifPresent(TemporaryFolder::forget);
        }
    }

    private int serve(Path folder, Optional<TemporaryFolder> temporary) throws InterruptedException {
        SimulatorServer server;
        try {
            server = SimulatorServer.start(options(folder), zips.imports());
        } catch (RuntimeException e) {
            temporary.ifPresent(TemporaryFolder::forget);
            throw e;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            temporary.ifPresent(TemporaryFolder::forget);
            ended.countDown();
        }));
        new Greeting(server.baseUrl(), folder, temporary.isPresent()).lines().forEach(System.out::println);
        ended.await();
        return ExitCode.OK;
    }

    private SimulatorOptions options(Path folder) {
        return new SimulatorOptions(
                port,
                folder,
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
