package com.atom.slack.devstack.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import redis.embedded.core.ExecutableProvider;

import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.ChildSpec;
import com.atom.slack.devstack.process.ChildSpec.StopSignal;
import com.atom.slack.devstack.process.Program;

/** A Redis server of our own (6.2), on loopback only; a lasting one keeps an append-only file. */
public final class Redis implements Program {

    private static final Duration START = Duration.ofMinutes(1);

    private final Path folder;
    private final int port;
    private final Durability durability;

    public Redis(Path folder, int port, Durability durability) {
        this.folder = folder;
        this.port = port;
        this.durability = durability;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Child launch(Path log) {
        return Child.start(
                new ChildSpec(name(), command(), Map.of(), folder, log, StopSignal.TERM, Duration.ofSeconds(10)));
    }

    @Override
    public void awaitReady(Child server) {
        server.awaitReady(START, this::answers);
    }

    private List<String> command() {
        return List.of(
                executable().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                durability == Durability.LASTING ? "yes" : "no",
                "--maxmemory",
                "256mb",
                "--maxmemory-policy",
                "noeviction");
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(5);
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
        }
    }

    private static Path executable() {
        Path folder = Unpacked.once(
                "redis",
                draft -> ExecutableProvider.newJarResourceProvider(draft.toFile())
                        .get());
        try (Stream<Path> programs = Files.list(folder)) {
            return programs.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
