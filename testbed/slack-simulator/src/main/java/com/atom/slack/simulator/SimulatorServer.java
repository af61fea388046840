package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Afterthoughts;
import com.atom.slack.simulator.acts.Later;
import com.atom.slack.simulator.acts.Past;
import com.atom.slack.simulator.acts.Play;
import com.atom.slack.simulator.acts.Revocations;
import com.atom.slack.simulator.apps.ActionTokens;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.control.Control;
import com.atom.slack.simulator.delivery.Authorizations;
import com.atom.slack.simulator.delivery.Deliveries;
import com.atom.slack.simulator.delivery.Outbox;
import com.atom.slack.simulator.delivery.RequestUrls;
import com.atom.slack.simulator.delivery.Subscriptions;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.hooks.Hooks;
import com.atom.slack.simulator.imports.Importer;
import com.atom.slack.simulator.interaction.Interactions;
import com.atom.slack.simulator.interaction.Views;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.live.Traffic;
import com.atom.slack.simulator.oauth.Invitations;
import com.atom.slack.simulator.oauth.OAuth;
import com.atom.slack.simulator.oauth.OpenId;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;
import com.atom.slack.simulator.page.Page;
import com.atom.slack.simulator.socket.Sockets;
import com.atom.slack.simulator.status.StatusApi;
import com.atom.slack.simulator.story.Story;
import com.atom.slack.simulator.webapi.AppMethods;
import com.atom.slack.simulator.webapi.WebApi;
import com.atom.slack.simulator.webapi.files.Downloads;
import com.atom.slack.simulator.webapi.files.Store;
import com.atom.slack.simulator.webapi.files.UploadDoor;
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

    private final Vertx vertx;
    private final SimulatorOptions options;
    private final Vault vault;
    private final WebApi webApi;
    private final Journal journal;
    private final Deliveries deliveries;
    private final Sockets sockets;
    private final RequestUrls requestUrls;
    private final Invitations invitations;
    private final Traffic traffic;
    private final World world;
    private final Later later;
    private final Hooks hooks;
    private final Views views;
    private final StatusApi statusApi;
    private final Front front;
    private final FolderLock lock;
    private int port;

    private SimulatorServer(
            Vertx vertx, SimulatorOptions options, FolderLock lock, Consumer<World> furnishing, List<Path> imports) {
        this.vertx = vertx;
        this.options = options;
        this.lock = lock;
        Pace pace = new Pace(options.clock(), options.dataDir());
        Story story = StoryFile.of(options);
        World world = story.told();
        List<Team> told = List.copyOf(world.teams().values());
        furnishing.accept(world);
        Secrets secrets = new Secrets();
        int relaxed = options.relaxed() ? RELAXED : 1;
        this.vault = new Vault(options.dataDir(), secrets, pace);
        this.journal = Journal.open(options.dataDir(), pace, line -> world.apply(Change.from(line)));
        Outbox outbox = Outbox.open(options.dataDir(), journal.seq());
        Revocations.follow(world, vault);
        Faults faults = new Faults(pace);
        Terms terms = new Terms(relaxed);
        this.sockets = new Sockets(vertx, vault, journal, pace, terms, faults, secrets);
        Authorizations authorizations = new Authorizations(world, vault);
        Subscriptions subscriptions = new Subscriptions(options.dataDir(), journal, pace, terms);
        this.deliveries = new Deliveries(
                vertx,
                world,
                vault,
                journal,
                outbox,
                pace,
                terms,
                faults,
                secrets,
                authorizations,
                subscriptions,
                sockets);
        this.requestUrls = new RequestUrls(vertx, vault, deliveries);
        SplittableRandom random = new SplittableRandom(options.seed() ^ pace.millis());
        Changes changes = new Changes(world, random, pace::micros);
        Acts acts = new Acts(world, journal, deliveries);
        acts.followedBy(new Afterthoughts(vertx, world, acts, changes, pace, faults)::follow);
        Revocations revocations = new Revocations(acts, changes, world, vault, faults);
        this.views = new Views(options.dataDir(), world, secrets, pace);
        this.hooks = new Hooks(
                options.dataDir(), world, vault, secrets, journal, pace, acts, changes, faults, relaxed, this::baseUrl);
        Interactions interactions =
                new Interactions(vertx, world, vault, journal, pace, acts, changes, hooks, views, sockets);
        this.statusApi = new StatusApi(options.dataDir(), secrets, pace);
        AppMethods appMethods = new AppMethods(vault, sockets, authorizations, pace, terms);
        this.webApi =
                new WebApi(vertx, world, vault, journal, faults, pace, terms, revocations, appMethods, views, relaxed);
        Store store = new Store(options.dataDir());
        ActionTokens tokens = new ActionTokens(vault, pace);
        Families.of(acts, changes, hooks.ephemerals(), store, secrets, world, tokens)
                .forEach(webApi::serve);
        this.later = new Later(vertx, world, acts, changes, pace);
        this.world = world;
        OAuth oauth = new OAuth(world, vault, secrets, pace, acts, changes, webApi, options.autoApprove());
        OpenId openId = new OpenId(world, vault, secrets, pace, webApi, options.autoApprove());
        Play play = new Play(world, acts, changes, revocations, vault);
        Importer importer = new Importer(world, changes, new Past(world, journal));
        new KeptImports(options.dataDir(), new ProgressLine(System.err, options.clock())).take(imports, importer);
        Control control = new Control(
                vertx,
                world,
                story,
                vault,
                journal,
                deliveries,
                play,
                faults,
                webApi,
                requestUrls,
                subscriptions,
                sockets,
                pace,
                terms,
                interactions,
                statusApi,
                importer,
                options.dataDir());
        this.invitations = new Invitations(vertx, world, acts, changes);
        this.traffic = new Traffic(vertx, told, acts, changes, random.split(), options.livePerSecond());
        Page page = new Page(vertx, world, vault, journal, deliveries, webApi);
        this.front = new Front(
                webApi,
                oauth,
                openId,
                new Downloads(world, vault, store),
                new UploadDoor(store),
                control,
                page,
                hooks,
                statusApi,
                sockets,
                pace);
    }

    /**
     * Starts and waits until it listens.
     *
     * @throws IllegalStateException    when the port is taken or another simulator uses the folder
     * @throws IllegalArgumentException when the folder was made with another seed, anchor or size
     */
    public static SimulatorServer start(SimulatorOptions options) {
        return start(options, world -> {}, List.of());
    }

    /** @param furnishing adds to what the story tells; the same at every start */
    static SimulatorServer start(SimulatorOptions options, Consumer<World> furnishing) {
        return start(options, furnishing, List.of());
    }

    /**
     * As {@link #start(SimulatorOptions)}, with workspaces from export ZIPs, each taken in once.
     *
     * @throws IllegalArgumentException when a ZIP cannot be taken as well
     */
    static SimulatorServer start(SimulatorOptions options, List<Path> imports) {
        return start(options, world -> {}, imports);
    }

    private static SimulatorServer start(SimulatorOptions options, Consumer<World> furnishing, List<Path> imports) {
        FolderLock lock = FolderLock.on(options.dataDir());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(4));
        try {
            SimulatorServer server = new SimulatorServer(vertx, options, lock, furnishing, imports);
            CompletableFuture<SimulatorServer> started = new CompletableFuture<>();
            vertx.getOrCreateContext().runOnContext(nothing -> server.listen(started));
            return started.join();
        } catch (RuntimeException e) {
            lock.close();
            vertx.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void listen(CompletableFuture<SimulatorServer> started) {
        vertx.createHttpServer(Front.options(options.port()))
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
        world.filesAt(baseUrl());
        options.app().ifPresent(this::firstApp);
        sockets.start();
        deliveries.start();
        invitations.start();
        traffic.start();
        later.start();
    }

    private void firstApp(SimulatorOptions.FirstApp first) {
        ObjectNode wish = Json.object().put("name", first.name());
        if (!first.redirectUri().isEmpty()) {
            wish.putArray("redirect_uris").add(first.redirectUri());
        }
        App app = vault.register(wish);
        if (!first.requestUrl().isEmpty() && !first.requestUrl().equals(app.requestUrl())) {
            requestUrls.keepTrying(app, first.requestUrl());
        }
    }

    /** For tests: asks an app over a socket and waits. */
    Optional<ObjectNode> ask(String appId, String type, ObjectNode payload) {
        CompletableFuture<Optional<ObjectNode>> answer = new CompletableFuture<>();
        vertx.runOnContext(nothing -> sockets.ask(vault.app(appId).orElseThrow(), type, payload, true)
                .onComplete(answer::complete, answer::completeExceptionally));
        return answer.join();
    }

    /** For tests. */
    WebApi webApi() {
        return webApi;
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
            later.stop();
            invitations.stop();
            sockets.stop();
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
        hooks.close();
        views.close();
        statusApi.close();
        lock.close();
    }
}
