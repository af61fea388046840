package com.atom.slack.devstack.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;

import com.atom.slack.devstack.process.BuildFolder;
import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.ChildSpec;
import com.atom.slack.devstack.process.ChildSpec.StopSignal;
import com.atom.slack.devstack.process.JavaProgram;
import com.atom.slack.devstack.process.Program;
import com.atom.slack.devstack.process.SharedArchive;

/** A Kafka broker of our own (KRaft, broker and controller in one) in a child JVM, on loopback only. */
public final class KafkaServer implements Program {

    private static final Duration START = Duration.ofMinutes(2);
    private static final int LARGEST_RECORD_BYTES = 2 * 1024 * 1024;

    private final Path folder;
    private final int port;
    private final int controllerPort;

    /**
     * @param folder         holds the log and the broker's configuration; made when absent
     * @param controllerPort used by the broker alone to talk to itself
     */
    public KafkaServer(Path folder, int port, int controllerPort) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Child launch(Path log) {
        return Child.start(new ChildSpec(
                name(), command(writeConfiguration()), Map.of(), folder, log, StopSignal.TERM, Duration.ofSeconds(20)));
    }

    @Override
    public void awaitReady(Child broker) {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "reconnect.backoff.ms",
                "50",
                "reconnect.backoff.max.ms",
                "200"))) {
            broker.awaitReady(
                    START,
                    () -> !admin.describeCluster()
                            .nodes()
                            .get(5, TimeUnit.SECONDS)
                            .isEmpty());
        }
    }

    private static List<String> command(Path configuration) {
        List<String> command = new ArrayList<>(
                List.of(JavaProgram.path(), "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(SharedArchive.options(BuildFolder.locate().resolve("kafka.jsa")));
        command.addAll(List.of("-Dlog4j2.configurationFile=broker-log4j2.properties", "-cp", BuildFolder.classpath()));
        command.addAll(List.of(KafkaBroker.class.getName(), configuration.toString()));
        return command;
    }

    private Path writeConfiguration() {
        String text = settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("server.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write Kafka's configuration: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> settings() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", 1),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.resolve("log")),
                // a broker killed with -9 may come back this long after its last heartbeat
                Map.entry("broker.session.timeout.ms", 5000),
                Map.entry("broker.heartbeat.interval.ms", 1000),
                Map.entry("auto.create.topics.enable", false),
                Map.entry("message.max.bytes", LARGEST_RECORD_BYTES),
                Map.entry("replica.fetch.max.bytes", LARGEST_RECORD_BYTES),
                Map.entry("offsets.topic.replication.factor", 1),
                Map.entry("offsets.topic.num.partitions", 6),
                Map.entry("transaction.state.log.replication.factor", 1),
                Map.entry("transaction.state.log.min.isr", 1),
                Map.entry("transaction.state.log.num.partitions", 3),
                Map.entry("share.coordinator.state.topic.replication.factor", 1),
                Map.entry("share.coordinator.state.topic.min.isr", 1),
                Map.entry("group.initial.rebalance.delay.ms", 0),
                Map.entry("num.network.threads", 2),
                Map.entry("num.io.threads", 4),
                Map.entry("log.segment.bytes", 64 * 1024 * 1024),
                Map.entry("log.cleaner.dedupe.buffer.size", 8 * 1024 * 1024));
    }
}
