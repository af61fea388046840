package com.atom.slack.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;

import com.atom.slack.devstack.house.HouseFolder;
import com.atom.slack.devstack.house.HouseSettings;
import com.atom.slack.devstack.house.HouseStatus;
import com.atom.slack.devstack.house.Plug;
import com.atom.slack.devstack.house.ServiceName;
import com.atom.slack.devstack.house.Supervisor;
import com.atom.slack.devstack.house.WorkspaceChoice;
import com.atom.slack.devstack.infrastructure.Schema;

/**
 * A whole house of its own for a test: five services, infrastructure and simulator on free ports, data in a folder of the
 * test's choice. Everything it starts ends with the JVM at the latest.
 */
public final class House implements AutoCloseable {

    private final HouseSettings settings;
    private Supervisor supervisor;

    private House(HouseSettings settings, Consumer<String> whenSlackIsUp) {
        this.settings = settings;
        this.supervisor = started(settings, whenSlackIsUp);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "house-stop"));
    }

    /**
     * Returns when all services are ready, the demo workspace is installed and its ingestion has begun.
     *
     * @param folder made when absent; what an earlier house left there is taken up again
     * @throws com.atom.slack.devstack.house.Refusal when something does not start
     */
    public static House start(WorkspaceChoice.Size size, long seed, Path folder) {
        return start(size, seed, folder, simulator -> {});
    }

    /**
     * As {@link #start(WorkspaceChoice.Size, long, Path)}, with something to do before the first service starts.
     *
     * @param whenSlackIsUp is given the simulator's URL, for example to switch a fault on
     */
    public static House start(WorkspaceChoice.Size size, long seed, Path folder, Consumer<String> whenSlackIsUp) {
        return new House(
                HouseSettings.secluded(new HouseFolder(folder), new WorkspaceChoice(size, seed)), whenSlackIsUp);
    }

    /** As {@link #start(WorkspaceChoice.Size, long, Path)}, with as many workspaces as are chosen; the first one is installed. */
    public static House start(WorkspaceChoice workspaces, Path folder) {
        return new House(HouseSettings.secluded(new HouseFolder(folder), workspaces), simulator -> {});
    }

    /** A connection as the role that works in the schema; the caller closes it. */
    public Connection connect(Schema schema) throws SQLException {
        HouseStatus.Postgres server = status().postgres();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + server.database(),
                schema.appRole(),
                content(settings.folder().password(schema.appRole())));
    }

    /** {@code http://127.0.0.1:port}, without a slash at the end. */
    public String gatewayUrl() {
        return status().gateway();
    }

    /** As {@link #gatewayUrl()}. */
    public String simulatorUrl() {
        return String.valueOf(status().simulator());
    }

    /** The first administrator's key. */
    public String adminKey() {
        return content(settings.folder().adminKey());
    }

    /** What {@code ./atom status --json} would print. */
    public HouseStatus status() {
        return supervisor.status();
    }

    /** {@code kill -9}; the supervisor starts the service again a second later, by itself. */
    public void kill9(ServiceName service) {
        supervisor.kill(service.label());
    }

    /** Ends one service in good order and starts it again; returns when it is ready. */
    public void restart(ServiceName service) {
        supervisor.restart(service.label());
    }

    /** Ends everything in good order; the data stays. */
    public void stop() {
        supervisor.stop();
    }

    /** Starts a stopped house again, on the same ports and data. */
    public void startAgain() {
        supervisor = started(settings, simulator -> {});
    }

    @Override
    public void close() {
        stop();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Supervisor started(HouseSettings settings, Consumer<String> whenSlackIsUp) {
        Supervisor supervisor = new Supervisor(settings, line -> {
            System.out.println("[house] " + line);
            if (line.equals("simulator ready")) {
                whenSlackIsUp.accept(settings.ports().url(Plug.SIMULATOR));
            }
        });
        supervisor.start();
        return supervisor;
    }
}
