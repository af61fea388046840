package com.atom.slack.devstack.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import com.atom.slack.devstack.mainjob.DemoSlack;
import com.atom.slack.devstack.mainjob.Gateway;
import com.atom.slack.devstack.mainjob.MainJob;
import com.atom.slack.devstack.mainjob.MainJobFailure;
import com.atom.slack.devstack.process.Announcer;
import com.atom.slack.devstack.process.Program;

/**
 * Runs a house in this process: first PostgreSQL, Redis, Kafka and the simulator side by side, then the five services side by
 * side, then the main job. What dies is started again; {@link #stop()} ends everything in the opposite order.
 */
public final class Supervisor {

    private static final int LOG_CHECK_SECONDS = 30;

    private final HouseSettings settings;
    private final Announcer announcer;
    private final HealthProbe health = new HealthProbe();
    private final Secrets secrets;
    private final Backing backing;
    private final StatusBoard board;
    private final ChildRegister register;
    private final Map<String, Resident> residents = new LinkedHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("restarts").factory());
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile State phase = State.STOPPED;
    private volatile boolean mainJobDone;
    private volatile String mainJobFailure = "";
    private @Nullable HouseLock lock;
    private @Nullable ControlServer control;

    public Supervisor(HouseSettings settings, Announcer announcer) {
        this.settings = settings;
        this.announcer = announcer;
        this.secrets = new Secrets(settings.folder());
        this.backing = new Backing(settings, secrets);
        this.board = new StatusBoard(settings, backing, health);
        this.register = new ChildRegister(settings.folder().children());
    }

    /**
     * Returns when every service is ready and the main job has begun; should something not start, everything is stopped again.
     *
     * @throws Refusal with the one line that says why
     */
    public void start() {
        settings.requireBuilt();
        lock = HouseLock.take(settings.folder());
        try {
            RunningHouse.endLeftOvers(settings.folder())
                    .forEach(name -> announcer.say("ended " + name + ", left over from a killed run"));
            settings.ports().requireFree(settings.usedPlugs());
            settings.workspace().keep(settings.folder());
            phase = State.STARTING;
            openControl();
            var unused = timer.scheduleWithFixedDelay(
                    this::keepLogsSmall, LOG_CHECK_SECONDS, LOG_CHECK_SECONDS, TimeUnit.SECONDS);
            startEverything();
            phase = State.READY;
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    public HouseStatus status() {
        return board.of(phase, residents(), mainJobDone);
    }

    /**
     * Ends one program in good order and starts it again; returns when it is ready.
     *
     * @throws Refusal when there is no such program or it does not start
     */
    public void restart(String name) {
        Resident resident = resident(name);
        resident.stop();
        join(List.of(resident.start()));
    }

    /** {@code kill -9} of one program; it comes back by itself. */
    public void kill(String name) {
        resident(name).kill();
    }

    /** Brings back what is down or unhealthy and takes up the main job where it failed; returns when all is ready. */
    public void repair() {
        HouseStatus status = status();
        residents().values().forEach(resident -> {
            HouseStatus.Service service = status.services().get(resident.name());
            if (service != null && service.state() == State.DEGRADED && resident.state() == State.READY) {
                resident.stop();
            }
        });
        join(residents().values().stream().map(Resident::start).toList());
        runMainJob();
        HouseStatus repaired = status();
        if (repaired.state() != State.READY) {
            throw new Refusal("the house is still " + repaired.state().label() + ": "
                    + (mainJobDone ? "see ./atom status" : mainJobFailure));
        }
    }

    /** Ends everything, the simulator first so that nothing more is sent; may be called twice and from any thread. */
    public void stop() {
        synchronized (stopped) {
            if (stopped.getCount() == 0) {
                return;
            }
            phase = State.STOPPED;
            timer.shutdownNow();
            stopTogether(residents().values().stream()
                    .filter(resident -> resident.name().equals("simulator"))
                    .toList());
            stopTogether(residents().values().stream()
                    .filter(resident -> ServiceName.labelled(resident.name()).isPresent())
                    .toList());
            stopTogether(List.copyOf(residents().values()));
            if (control != null) {
                control.close();
                SupervisorAddress.withdraw(settings.folder());
            }
            if (lock != null) {
                lock.close();
            }
            stopped.countDown();
        }
    }

    /** From the first child's start to the last child's end. */
    public boolean isRunning() {
        return phase != State.STOPPED;
    }

    /** Returns when the house was stopped, by whomever. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    private void startEverything() {
        List<Program> ground = new ArrayList<>(backing.programs());
        if (settings.isDemo()) {
            ground.add(new SimulatorProgram(settings, health));
        }
        startTogether(ground);
        backing.provisionGiven();
        SlackCredentials slack = settings.slack().orElseGet(this::registerDemoApp);
        ServiceEnvironment environment = new ServiceEnvironment(settings, backing, secrets, slack);
        List<Program> services = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            services.add(new ServiceProgram(service, settings, environment.of(service), health));
        }
        startTogether(services);
        runMainJob();
    }

    private SlackCredentials registerDemoApp() {
        String simulator = settings.ports().url(Plug.SIMULATOR);
        DemoSlack.App app = new DemoSlack(simulator)
                .register(settings.publicUrl(), settings.ports().url(Plug.GATEWAY));
        return new SlackCredentials(
                app.clientId(), app.clientSecret(), app.signingSecret(), Optional.of(app.appId()), simulator + "/api");
    }

    private void runMainJob() {
        if (!settings.isDemo()) {
            mainJobDone = true;
            return;
        }
        try {
            Gateway gateway = Gateway.asAdministrator(
                    settings.ports().url(Plug.GATEWAY), settings.folder().adminKey());
            new MainJob(gateway, new DemoSlack(settings.ports().url(Plug.SIMULATOR)), announcer).run();
            mainJobDone = true;
        } catch (MainJobFailure e) {
            mainJobFailure = "the demo workspace is not connected: " + e.getMessage();
            announcer.say(mainJobFailure + "; ./atom up tries again");
        }
    }

    private void startTogether(List<Program> programs) {
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (Program program : programs) {
            Resident resident = new Resident(
                    program, settings.folder().log(program.name()), register, announcer, timer, Resident.PAUSES);
            synchronized (residents) {
                residents.put(resident.name(), resident);
            }
            starts.add(resident.start());
        }
        join(starts);
    }

    private static void stopTogether(List<Resident> together) {
        CompletableFuture.allOf(together.stream()
                        .map(resident -> CompletableFuture.runAsync(resident::stop))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void join(List<CompletableFuture<Void>> starts) {
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }

    private Map<String, Resident> residents() {
        synchronized (residents) {
            return new LinkedHashMap<>(residents);
        }
    }

    private Resident resident(String name) {
        Resident resident = residents().get(name);
        if (resident == null) {
            throw new Refusal("there is no " + name + " here: use one of "
                    + String.join(", ", residents().keySet()));
        }
        return resident;
    }

    private void openControl() {
        ControlServer server = new ControlServer();
        server.on("/status", rest -> status().toJson());
        server.on("/restart/", name -> {
            restart(name);
            return "";
        });
        server.on("/repair", rest -> {
            repair();
            return "";
        });
        server.on("/stop", rest -> {
            Thread.ofPlatform().name("stop").start(this::stop);
            return "";
        });
        control = server;
        server.open().publish(settings.folder());
    }

    private void keepLogsSmall() {
        residents().values().forEach(resident -> LogKeeper.keepSmall(resident.log()));
    }
}
