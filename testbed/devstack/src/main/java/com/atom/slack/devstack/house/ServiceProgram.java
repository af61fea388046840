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

/** One of the five services as a child JVM, ready when its management port says so. */
final class ServiceProgram implements Program {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final ServiceName service;
    private final HouseSettings settings;
    private final Map<String, String> environment;
    private final HealthProbe health;

    ServiceProgram(ServiceName service, HouseSettings settings, Map<String, String> environment, HealthProbe health) {
        this.service = service;
        this.settings = settings;
        this.environment = environment;
        this.health = health;
    }

    @Override
    public String name() {
        return service.label();
    }

    @Override
    public Child launch(Path log) {
        Path jar = jar(settings.repository(), service);
        List<String> command = new ArrayList<>(List.of(
                JavaProgram.path(),
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx" + heap(),
                "-Xss512k",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(SharedArchive.options(archive(jar, service)));
        command.addAll(List.of("-jar", jar.toString()));
        return Child.start(
                new ChildSpec(name(), command, environment, settings.folder().root(), log, StopSignal.TERM, GRACE));
    }

    @Override
    public void awaitReady(Child child) {
        child.awaitReady(START, () -> health.isOk(readinessUrl(settings, service)));
    }

    static String readinessUrl(HouseSettings settings, ServiceName service) {
        return settings.ports().url(service.managementPort()) + "/q/health/ready";
    }

    static Path jar(Path repository, ServiceName service) {
        return repository.resolve(service.label() + "-service/target/quarkus-app/quarkus-run.jar");
    }

    static Path archive(Path jar, ServiceName service) {
        return jar.resolveSibling(service.label() + ".jsa");
    }

    /** The archive holds pages of a backfill and its indexes' work in memory; the others pass things on. */
    private String heap() {
        return service == ServiceName.INGESTION ? "384m" : "256m";
    }
}
