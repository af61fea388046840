package com.atom.slack.devstack.house;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.ChildSpec;
import com.atom.slack.devstack.process.ChildSpec.StopSignal;
import com.atom.slack.devstack.process.JavaProgram;
import com.atom.slack.devstack.process.Program;
import com.atom.slack.devstack.process.SharedArchive;

/** The demo Slack as a child JVM, with an authorize page that allows by itself. */
final class SimulatorProgram implements Program {

    private static final Duration START = Duration.ofMinutes(2);

    private final HouseSettings settings;
    private final HealthProbe health;

    SimulatorProgram(HouseSettings settings, HealthProbe health) {
        this.settings = settings;
        this.health = health;
    }

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public Child launch(Path log) {
        return Child.start(new ChildSpec(
                name(),
                command(),
                Map.of(),
                settings.folder().data("simulator"),
                log,
                StopSignal.TERM,
                Duration.ofSeconds(10)));
    }

    @Override
    public void awaitReady(Child child) {
        child.awaitReady(START, () -> health.isOk(settings.ports().url(Plug.SIMULATOR) + "/_sim/apps"));
    }

    static Path jar(HouseSettings settings) {
        return settings.repository().resolve("testbed/slack-simulator/target/slack-simulator.jar");
    }

    private List<String> command() {
        WorkspaceChoice workspace = settings.workspace();
        Path jar = jar(settings);
        List<String> command =
                new ArrayList<>(List.of(JavaProgram.path(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms32m"));
        command.add("-Xmx" + workspace.size().heapMegabytes() + "m");
        command.addAll(SharedArchive.options(jar.resolveSibling("slack-simulator.jsa")));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of("--port", Integer.toString(settings.ports().of(Plug.SIMULATOR))));
        command.addAll(List.of("--data-dir", settings.folder().data("simulator").toString()));
        command.addAll(List.of("--size", workspace.size().label()));
        command.addAll(List.of("--seed", Long.toString(workspace.seed())));
        command.addAll(List.of("--live", Integer.toString(workspace.size().actionsPerSecond())));
        command.addAll(List.of("--workspaces", Integer.toString(workspace.workspaces())));
        command.addAll(List.of("--org-workspaces", Integer.toString(workspace.orgWorkspaces())));
        if (!workspace.realLimits()) {
            command.add("--relaxed");
        }
        command.add("--auto-approve");
        return command;
    }
}
