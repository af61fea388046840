package com.atom.slack.devstack.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.ChildSpec;
import com.atom.slack.devstack.process.ChildSpec.StopSignal;
import com.atom.slack.devstack.process.Program;

/** A PostgreSQL server of our own: initialised on first use, TCP on loopback only, passwords by SCRAM. */
public final class Postgres implements Program {

    /** Owns the cluster; only provisioning uses it. */
    static final String SUPERUSER = "postgres";

    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private final String superuserPassword;
    private final Durability durability;
    private final PostgresBinaries binaries = PostgresBinaries.unpacked();

    /**
     * @param folder            holds the cluster; made when absent
     * @param superuserPassword must stay the same for the life of the folder
     */
    public Postgres(Path folder, int port, String superuserPassword, Durability durability) {
        this.folder = folder;
        this.port = port;
        this.superuserPassword = superuserPassword;
        this.durability = durability;
    }

    @Override
    public String name() {
        return "postgres";
    }

    /** Initialises the folder on first use, which takes two seconds, then starts the server. */
    @Override
    public Child launch(Path log) {
        initialise(log);
        return Child.start(spec(log));
    }

    @Override
    public void awaitReady(Child server) {
        server.awaitReady(START, this::answers);
    }

    /** A connection as the superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        DriverManager.setLoginTimeout(5);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, superuserPassword);
    }

    private boolean answers() throws SQLException {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        }
    }

    private ChildSpec spec(Path log) {
        List<String> arguments = new ArrayList<>(List.of("-D", folder.toString(), "-p", Integer.toString(port)));
        settings().forEach((key, value) -> arguments.addAll(List.of("-c", key + "=" + value)));
        return new ChildSpec(
                name(),
                binaries.command("postgres", arguments),
                Map.of("LC_ALL", "C"),
                folder,
                log,
                StopSignal.INT,
                Duration.ofSeconds(20));
    }

    private Map<String, String> settings() {
        String sync = durability == Durability.LASTING ? "on" : "off";
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "150"),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("max_wal_size", "1GB"),
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("fsync", sync),
                Map.entry("synchronous_commit", sync),
                Map.entry("full_page_writes", sync));
    }

    private void initialise(Path log) {
        if (Files.exists(folder.resolve("PG_VERSION"))) {
            return;
        }
        try {
            Files.createDirectories(folder.getParent());
            Files.createDirectories(log.getParent());
            Path passwordFile = OwnerOnly.write(folder.resolveSibling(folder.getFileName() + ".pw"), superuserPassword);
            try {
                run(binaries.command("initdb", initArguments(passwordFile)), log);
            } finally {
                Files.delete(passwordFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot initialise PostgreSQL in " + folder + ": " + e.getMessage(), e);
        }
    }

    private List<String> initArguments(Path passwordFile) {
        return List.of(
                "-D",
                folder.toString(),
                "-U",
                SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                durability == Durability.LASTING ? "--sync-method=fsync" : "--no-sync");
    }

    private static void run(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("initdb failed; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
