package com.atom.slack.ingestion.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.ingestion.workspaces.Workspaces;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Events of workspaces that nobody installed yet: Slack may be faster than the installation's announcement. They wait for
 * seven days at most, and no tenant is made by them.
 */
@ApplicationScoped
class Parking {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int EVENTS_AT_ONCE = 200;

    private final Pool pool;
    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final Envelopes envelopes;
    private final LiveFold live;
    private final MeterRegistry metrics;

    Parking(
            Pool pool,
            Tenancy tenancy,
            Workspaces workspaces,
            Envelopes envelopes,
            LiveFold live,
            MeterRegistry metrics) {
        this.pool = pool;
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.envelopes = envelopes;
        this.live = live;
        this.metrics = metrics;
    }

    /** Completes when the events are stored; never fails. */
    Uni<Void> park(String team, List<Delivery> events) {
        return live.attempt(() -> tenancy.in(team, tx -> store(tx, team, events)))
                .invoke(stored -> metrics.counter("archive.events.parked").increment(events.size()))
                .onFailure()
                .recoverWithUni(poison -> apart(team, events, poison));
    }

    private Uni<Void> apart(String team, List<Delivery> events, Throwable poison) {
        if (events.size() == 1) {
            Delivery event = events.getFirst();
            return live.setAside(event.source(), event.key(), event.body(), poison);
        }
        int half = events.size() / 2;
        return park(team, events.subList(0, half)).chain(() -> park(team, events.subList(half, events.size())));
    }

    private static Uni<Void> store(SqlConnection tx, String team, List<Delivery> events) {
        List<Tuple> rows = events.stream()
                .map(event -> Tuple.of(team, Buffer.buffer(event.body())))
                .toList();
        return tx.preparedQuery("insert into parked_event (team, body) values ($1, $2)")
                .executeBatch(rows)
                .chain(() -> tx.preparedQuery("insert into parked_team (team) values ($1) on conflict do nothing")
                        .execute(Tuple.of(team)))
                .replaceWithVoid();
    }

    /** Folds what is parked of workspaces that are known by now, and forgets what waited too long. */
    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> release() {
        return pool.query("select team from parked_team order by team")
                .execute()
                .chain(rows -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Row row : rows) {
                        String team = row.getString("team");
                        all = all.chain(() -> mayBeFolded(team) ? release(team) : expire(team));
                    }
                    return all;
                })
                .onFailure()
                .invoke(failure -> Log.warnf("parked events stay parked reason=%s", FailureKind.reason(failure)))
                .onFailure()
                .recoverWithNull();
    }

    private boolean mayBeFolded(String team) {
        return workspaces.find(team).filter(state -> !state.forgotten()).isPresent();
    }

    private Uni<Void> release(String team) {
        return tenancy.in(
                        team,
                        tx -> tx.preparedQuery("select id, body from parked_event where team = $1 order by id limit $2")
                                .execute(Tuple.of(team, EVENTS_AT_ONCE)))
                .chain(rows -> {
                    List<Long> ids = new ArrayList<>();
                    List<Delivery> events = new ArrayList<>();
                    for (Row row : rows) {
                        ids.add(row.getLong("id"));
                        byte[] body = row.getBuffer("body").getBytes();
                        events.add(new Delivery("parked/" + row.getLong("id"), null, body, envelopes.read(body), team));
                    }
                    return ids.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : live.all(team, events)
                                    .chain(() -> forget(team, ids))
                                    .chain(() -> release(team));
                });
    }

    private Uni<Void> forget(String team, List<Long> ids) {
        Log.infof("parked events folded team=%s count=%d", team, ids.size());
        return tenancy.in(
                team,
                tx -> tx.preparedQuery("delete from parked_event where team = $1 and id = any($2)")
                        .execute(Tuple.of(team, ids.toArray(Long[]::new)))
                        .replaceWithVoid());
    }

    private Uni<Void> expire(String team) {
        return tenancy.in(
                team,
                tx -> tx.preparedQuery(
                                "delete from parked_event where team = $1 and parked < now() - make_interval(secs => $2)")
                        .execute(Tuple.of(team, (double) KEPT.toSeconds()))
                        .replaceWithVoid());
    }
}
