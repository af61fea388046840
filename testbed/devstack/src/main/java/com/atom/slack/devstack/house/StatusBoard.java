package com.atom.slack.devstack.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Puts the status together: what the supervisor knows of its children, and what the services say of themselves. */
final class StatusBoard {

    private final HouseSettings settings;
    private final Backing backing;
    private final HealthProbe health;

    StatusBoard(HouseSettings settings, Backing backing, HealthProbe health) {
        this.settings = settings;
        this.backing = backing;
        this.health = health;
    }

    /** Of a house that does not run. */
    static HouseStatus stopped(HouseSettings settings) {
        Backing backing = new Backing(settings, new Secrets(settings.folder()));
        return new StatusBoard(settings, backing, new HealthProbe()).of(State.STOPPED, Map.of(), true);
    }

    /**
     * Asks every service; takes three seconds at the most.
     *
     * @param phase       what the supervisor is doing; {@code READY} is lowered to {@code DEGRADED} when something is not
     * @param mainJobDone false when the demo workspace could not be installed
     */
    HouseStatus of(State phase, Map<String, Resident> residents, boolean mainJobDone) {
        Map<String, CompletableFuture<HouseStatus.Service>> asked = new LinkedHashMap<>();
        for (ServiceName service : ServiceName.values()) {
            asked.put(service.label(), ask(service, residents.get(service.label())));
        }
        Map<String, HouseStatus.Service> services = new LinkedHashMap<>();
        asked.forEach((label, answer) -> services.put(label, answer.join()));
        return new HouseStatus(
                houseState(phase, services.values(), residents, mainJobDone),
                settings.ports().url(Plug.GATEWAY),
                settings.isDemo() ? settings.ports().url(Plug.SIMULATOR) : null,
                services,
                new HouseStatus.Postgres(
                        backing.databaseUrl().getHost(),
                        backing.databasePort(),
                        backing.databaseName(),
                        pid(residents.get("postgres"))),
                new HouseStatus.Redis(backing.redisUrl(), pid(residents.get("redis"))),
                new HouseStatus.Kafka(backing.kafkaBootstrapServers(), pid(residents.get("kafka"))));
    }

    private CompletableFuture<HouseStatus.Service> ask(ServiceName service, @Nullable Resident resident) {
        Function<State, HouseStatus.Service> answer = state -> {
            Long pid = pid(resident);
            return new HouseStatus.Service(
                    settings.ports().url(service.port()),
                    settings.ports().url(service.managementPort()),
                    pid,
                    state,
                    pid == null ? null : ResidentMemory.ofProcess(pid).orElse(null));
        };
        if (resident == null || resident.state() != State.READY) {
            return CompletableFuture.completedFuture(answer.apply(resident == null ? State.STOPPED : resident.state()));
        }
        return CompletableFuture.supplyAsync(() -> health.isOk(ServiceProgram.readinessUrl(settings, service)))
                .thenApply(ready -> answer.apply(ready ? State.READY : State.DEGRADED));
    }

    private static State houseState(
            State phase, Iterable<HouseStatus.Service> services, Map<String, Resident> residents, boolean mainJobDone) {
        if (phase != State.READY) {
            return phase;
        }
        List<State> states = new ArrayList<>();
        services.forEach(service -> states.add(service.state()));
        residents.values().forEach(resident -> states.add(resident.state()));
        return mainJobDone && states.stream().allMatch(State.READY::equals) ? State.READY : State.DEGRADED;
    }

    private static @Nullable Long pid(@Nullable Resident resident) {
        return resident == null ? null : resident.pid().orElse(null);
    }
}
