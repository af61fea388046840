package com.atom.slack.ingestion.live;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The ids of events that are folded already. A fast path only: folding an event twice changes nothing either. */
@ApplicationScoped
class SeenEvents {

    /** Longer than the topic keeps events, so that a replay of the topic finds them. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final Pool pool;

    SeenEvents(Pool pool) {
        this.pool = pool;
    }

    /** Notes the events in the transaction; answers those that were not noted before, and those without an id. */
    Uni<List<Delivery>> fresh(SqlConnection tx, String team, List<Delivery> events) {
        String[] ids = events.stream()
                .map(Delivery::eventId)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        return tx.preparedQuery("insert into seen_event (team, event_id) select $1, id from unnest($2::text[]) id"
                        + " on conflict do nothing returning event_id")
                .execute(Tuple.of(team, ids))
                .map(rows -> {
                    Set<String> fresh = new HashSet<>();
                    rows.forEach(row -> fresh.add(row.getString("event_id")));
                    // of an id that comes twice in one batch only the first is fresh
                    return events.stream()
                            .filter(event -> event.eventId() == null || fresh.remove(event.eventId()))
                            .toList();
                });
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return pool.preparedQuery("delete from seen_event where seen < now() - make_interval(secs => $1)")
                .execute(Tuple.of((double) KEPT.toSeconds()))
                .replaceWithVoid();
    }
}
