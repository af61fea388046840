package com.atom.slack.gateway.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.identity.ServiceName;

/** Asks every part at once, each with a deadline of one second, and remembers the answers for a second. */
@ApplicationScoped
class Checks {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final Probes probes;
    private final Clock clock;
    private final Uni<Map<Part, Check>> recent;

    Checks(Probes probes, Clock clock) {
        this.probes = probes;
        this.clock = clock;
        this.recent = Uni.createFrom().deferred(this::ask).memoize().atLeast(REMEMBERED);
    }

    /** One check for each part; never fails. */
    Uni<Map<Part, Check>> recent() {
        return recent;
    }

    private Uni<Map<Part, Check>> ask() {
        Instant at = clock.instant();
        Uni<Readiness> ingestion =
                probes.readiness(ServiceName.INGESTION).memoize().indefinitely();
        Map<Part, Uni<Check.Status>> asked = new EnumMap<>(Part.class);
        asked.put(Part.GATEWAY, Uni.createFrom().item(Check.Status.HEALTHY));
        asked.put(Part.AUTH, probes.readiness(ServiceName.AUTH).map(Readiness::service));
        asked.put(Part.EVENTS, probes.readiness(ServiceName.EVENTS).map(Readiness::service));
        asked.put(Part.INGESTION, ingestion.map(Readiness::service));
        asked.put(Part.ANALYTICS, probes.readiness(ServiceName.ANALYTICS).map(Readiness::service));
        asked.put(Part.DATABASE, ingestion.map(Readiness::database));
        asked.put(Part.CACHE, probes.cache());
        asked.put(Part.BROKER, probes.broker());
        asked.put(Part.SLACK_API, Uni.createFrom().item(Check.Status.UNKNOWN));
        List<Uni<Map.Entry<Part, Check>>> timed = asked.entrySet().stream()
                .map(part -> timed(part.getKey(), part.getValue(), at))
                .toList();
        return Uni.join().all(timed).andCollectFailures().map(Checks::byPart);
    }

    private Uni<Map.Entry<Part, Check>> timed(Part part, Uni<Check.Status> asked, Instant at) {
        return asked.map(status -> Map.entry(
                part, new Check(status, Duration.between(at, clock.instant()).toMillis(), at)));
    }

    private static Map<Part, Check> byPart(List<Map.Entry<Part, Check>> checks) {
        Map<Part, Check> byPart = new EnumMap<>(Part.class);
        checks.forEach(check -> byPart.put(check.getKey(), check.getValue()));
        return byPart;
    }
}
