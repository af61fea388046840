package com.atom.slack.simulator;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Past;
import com.atom.slack.simulator.acts.Play;
import com.atom.slack.simulator.acts.Revocations;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.control.Control;
import com.atom.slack.simulator.delivery.Deliveries;
import com.atom.slack.simulator.delivery.Outbox;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.imports.Importer;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.live.Traffic;
import com.atom.slack.simulator.oauth.Invitations;
import com.atom.slack.simulator.oauth.OAuth;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.story.Story;
import com.atom.slack.simulator.webapi.FileBytes;
import com.atom.slack.simulator.webapi.WebApi;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/**
 * A running simulator. All of it lives on one event loop, so that every answer is of one moment.
 * Closing it stops cleanly; killing its process loses nothing it has answered.
 */
public final class SimulatorServer implements AutoCloseable {
    private static final int RELAXED = 1000;
    private static final long STOP_SECONDS = 10;
    private static final int VERIFY_ATTEMPTS = 60;

    private final Vertx vertx;
    private final SimulatorOptions options;
    private final Vault vault;
    private final Journal journal;
    private final Deliveries deliveries;
    private final Invitations invitations;
    private final Traffic traffic;
    private final Front front;
    private final RandomAccessFile lock;
    private int port;

    private SimulatorServer(Vertx vertx, SimulatorOptions options, List<Path> imports, RandomAccessFile lock) {
        this.vertx = vertx;
        this.options = options;
        this.lock = lock;
        Pace pace = new Pace(options.clock());
        Story story = StoryFile.of(options);
        World world = story.told();
        List<Team> told = List.copyOf(world.teams().values());
        Secrets secrets = new Secrets();
        int relaxed = options.relaxed() ? RELAXED : 1;
        this.vault = new Vault(options.dataDir(), secrets);
        this.journal = Journal.open(options.dataDir(), pace, line -> world.apply(Change.from(line)));
        Outbox outbox = Outbox.open(options.dataDir(), journal.seq());
        vault.revoke(grant -> !world.teams().get(grant.team()).installs().containsKey(grant.appId()));
        Faults faults = new Faults(pace);
        this.deliveries = new Deliveries(vertx, vault, journal, outbox, pace, faults, secrets, relaxed);
        SplittableRandom random = new SplittableRandom(options.seed() ^ pace.millis());
        Changes changes = new Changes(world, random, pace::micros);
        Acts acts = new Acts(world, journal, deliveries);
        Revocations revocations = new Revocations(acts, changes, vault);
        WebApi webApi = new WebApi(vertx, world, vault, journal, faults, pace, acts, changes, revocations, relaxed);
        OAuth oauth = new OAuth(world, vault, secrets, pace, acts, changes, webApi, options.autoApprove());
        Play play = new Play(world, acts, changes, revocations, vault);
        Importer importer = new Importer(world, changes, new Past(world, journal));
        new KeptImports(options.dataDir()).take(imports, importer);
        Control control = new Control(
                vertx, world, story, vault, journal, deliveries, play, faults, pace, importer, options.dataDir());
        this.invitations = new Invitations(vertx, world, acts, changes);
        this.traffic = new Traffic(vertx, told, acts, changes, random.split(), options.livePerSecond());
        this.front = new Front(webApi, oauth, new FileBytes(world, vault), control, pace);
    }

    /**
     * Starts and waits until it listens.
     *
     * @throws IllegalStateException    when the port is taken or another simulator uses the folder
     * @throws IllegalArgumentException when the folder was made with another seed, anchor or size
     */
    public static SimulatorServer start(SimulatorOptions options) {
        return start(options, List.of());
    }

    /**
     * As {@link #start(SimulatorOptions)}, with workspaces from export ZIPs, each taken in once.
     *
     * @throws IllegalArgumentException when a ZIP cannot be taken as well
     */
    static SimulatorServer start(SimulatorOptions options, List<Path> imports) {
        RandomAccessFile lock = lock(options);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(4));
        try {
            SimulatorServer server = new SimulatorServer(vertx, options, imports, lock);
            CompletableFuture<SimulatorServer> started = new CompletableFuture<>();
            vertx.getOrCreateContext().runOnContext(nothing -> server.listen(started));
            return started.join();
        } catch (RuntimeException e) {
            release(lock);
            vertx.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    static RandomAccessFile lock(SimulatorOptions options) {
        try {
            Files.createDirectories(options.dataDir());
            RandomAccessFile file =
                    new RandomAccessFile(options.dataDir().resolve("lock").toFile(), "rw");
            Optional<FileLock> held = held(file);
            if (held.isEmpty()) {
                file.close();
                throw new IllegalStateException("another simulator uses " + options.dataDir());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FileLock> held(RandomAccessFile file) throws IOException {
        try {
            return Optional.ofNullable(file.getChannel().tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    static void release(RandomAccessFile lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(CompletableFuture<SimulatorServer> started) {
        HttpServerOptions http = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(options.port())
                .setReusePort(false)
                .setTcpNoDelay(true)
                .setMaxFormAttributeSize(-1);
        vertx.createHttpServer(http)
                .connectionHandler(connection -> connection.exceptionHandler(Front::callerLeft))
                .requestHandler(front::handle)
                .listen()
                .onFailure(failure -> started.completeExceptionally(new IllegalStateException(
                        "port " + options.port() + " of 127.0.0.1 cannot be used: " + failure.getMessage())))
                .onSuccess(server -> {
                    begin(server);
                    started.complete(this);
                });
    }

    private void begin(HttpServer server) {
        port = server.actualPort();
        options.app().ifPresent(this::firstApp);
        deliveries.start();
        invitations.start();
        traffic.start();
    }

    private void firstApp(SimulatorOptions.FirstApp first) {
        ObjectNode wish = Json.object().put("name", first.name());
        if (!first.redirectUri().isEmpty()) {
            wish.putArray("redirect_uris").add(first.redirectUri());
        }
        if (!first.requestUrl().isEmpty()) {
            wish.put("request_url", first.requestUrl());
        }
        App app = vault.register(wish);
        if (!app.requestUrl().isEmpty()) {
            verify(app, VERIFY_ATTEMPTS);
        }
    }

    /** The app may start after Slack does: the challenge is sent until it is repeated, a minute long. */
    private void verify(App app, int attempts) {
        deliveries.verify(app).onSuccess(verified -> {
            if (!verified && attempts > 1) {
                vertx.setTimer(1000, timer -> verify(app, attempts - 1));
            }
        });
    }

    /** Such as {@code http://127.0.0.1:8090}; the Web API is under {@code /api}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        vertx.runOnContext(nothing -> {
            traffic.stop();
            deliveries.stop().onComplete(done -> vertx.close().onComplete(closed -> stopped.complete(null)));
        });
        try {
            stopped.get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            vertx.close();
        }
        journal.close();
        release(lock);
    }
}
