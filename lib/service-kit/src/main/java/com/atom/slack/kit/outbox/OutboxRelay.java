package com.atom.slack.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The publishing side, one at work per schema whatever the number of replicas (advisory lock). A round first numbers the new
 * rows and commits, so that a record keeps its {@code seq} even when it is published twice, then publishes them in order and
 * marks them. Woken after a commit; a poll of 250 ms is the net.
 */
public final class OutboxRelay {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration ROUND_DEADLINE = Duration.ofSeconds(20);
    private static final int ROWS_PER_ROUND = 50;

    /** A row may hold thousands; whoever shares the event loop must not wait for all of a backlog. */
    private static final int RECORDS_PER_ROUND = 2000;

    /** Hands one record to Kafka; completes when the broker has acknowledged it. */
    public interface Publisher {
        Uni<Void> publish(String topic, String key, String value);
    }

    private final Pool pool;
    private final String schema;
    private final Publisher publisher;
    private final BroadcastProcessor<Long> wakes = BroadcastProcessor.create();
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * @param pool of the schema's app role
     * @param schema its name, for the advisory lock
     * @param publisher the way to Kafka
     */
    public OutboxRelay(Pool pool, String schema, Publisher publisher) {
        this.pool = pool;
        this.schema = schema;
        this.publisher = publisher;
    }

    /** Relays until cancelled; the service starts it once and cancels it at shutdown. */
    public Cancellable start() {
        Multi<Long> ticks = Multi.createFrom().ticks().every(POLL).onOverflow().drop();
        // the one subscription of the relay: nothing downstream of it
        return Multi.createBy()
                .merging()
                .streams(ticks, wakes.onOverflow().drop())
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(tick -> drain())
                .subscribe()
                .with(sent -> {}, failure -> Log.error("outbox relay stopped", failure));
    }

    /** Says that rows were committed; returns at once. */
    public void wake() {
        wakes.onNext(0L);
    }

    private Uni<Integer> drain() {
        return round().invoke(sent -> failing.set(false))
                .chain(sent ->
                        sent == ROWS_PER_ROUND ? drain() : Uni.createFrom().item(sent))
                .onFailure()
                .recoverWithItem(this::postpone);
    }

    private Integer postpone(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            Log.warnf("outbox relay is waiting schema=%s reason=%s", schema, failure);
        }
        return 0;
    }

    /** One round; answers how many rows were published. Rows stay unsent when anything fails. */
    public Uni<Integer> round() {
        return pool.withTransaction(connection -> locked(connection, this::number))
                .chain(numbered -> pool.withTransaction(connection -> locked(connection, this::publishNumbered)))
                .ifNoItem()
                .after(ROUND_DEADLINE)
                .fail();
    }

    private Uni<Integer> locked(
            SqlConnection connection, java.util.function.Function<SqlConnection, Uni<Integer>> work) {
        return connection
                .preparedQuery("select pg_try_advisory_xact_lock(hashtext($1))")
                .execute(Tuple.of("outbox/" + schema))
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? work.apply(connection)
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> number(SqlConnection connection) {
        return connection
                .preparedQuery("select id, team, record_count from outbox"
                        + " where sent_at is null and first_seq is null order by id limit $1")
                .execute(Tuple.of(ROWS_PER_ROUND))
                .chain(rows -> {
                    List<Row> fresh = new ArrayList<>();
                    rows.forEach(fresh::add);
                    return fresh.isEmpty() ? Uni.createFrom().item(0) : number(connection, fresh);
                });
    }

    private Uni<Integer> number(SqlConnection connection, List<Row> fresh) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        fresh.forEach(row -> needed.merge(row.getString("team"), row.getInteger("record_count"), Integer::sum));
        return connection
                .preparedQuery("insert into outbox_seq as s (team, last_seq)"
                        + " select * from unnest($1::text[], $2::bigint[])"
                        + " on conflict (team) do update set last_seq = s.last_seq + excluded.last_seq"
                        + " returning team, last_seq")
                .execute(Tuple.of(
                        needed.keySet().toArray(String[]::new),
                        needed.values().stream().map(Integer::longValue).toArray(Long[]::new)))
                .chain(rows -> {
                    Map<String, Long> next = new LinkedHashMap<>();
                    rows.forEach(row -> next.put(
                            row.getString("team"), row.getLong("last_seq") - needed.get(row.getString("team")) + 1));
                    List<Tuple> updates = new ArrayList<>();
                    for (Row row : fresh) {
                        long first = next.merge(row.getString("team"), 0L, Long::sum);
                        next.put(row.getString("team"), first + row.getInteger("record_count"));
                        updates.add(Tuple.of(row.getLong("id"), first));
                    }
                    return connection
                            .preparedQuery("update outbox set first_seq = $2 where id = $1")
                            .executeBatch(updates);
                })
                .replaceWith(fresh.size());
    }

    private Uni<Integer> publishNumbered(SqlConnection connection) {
        return connection
                .preparedQuery("""
                        select id, topic, records, first_seq
                        from (select *, sum(record_count) over (order by first_seq, id) - record_count as records_before
                            from (select id, topic, records, first_seq, record_count from outbox
                                where sent_at is null and first_seq is not null order by first_seq, id limit $1) first) unsent
                        where records_before < $2 order by first_seq, id
                        """)
                .execute(Tuple.of(ROWS_PER_ROUND, RECORDS_PER_ROUND))
                .chain(rows -> {
                    List<Uni<Void>> sends = new ArrayList<>();
                    List<Long> ids = new ArrayList<>();
                    for (Row row : rows) {
                        ids.add(row.getLong("id"));
                        sends.addAll(sends(row));
                    }
                    return ids.isEmpty()
                            ? Uni.createFrom().item(0)
                            : Uni.join()
                                    .all(sends)
                                    .andFailFast()
                                    .chain(() -> connection
                                            .preparedQuery("update outbox set sent_at = now() where id = any($1)")
                                            .execute(Tuple.of(ids.toArray(Long[]::new))))
                                    .replaceWith(ids.size());
                });
    }

    private List<Uni<Void>> sends(Row row) {
        List<Uni<Void>> sends = new ArrayList<>();
        JsonArray records = row.getJsonArray("records");
        for (int i = 0; i < records.size(); i++) {
            JsonArray pair = records.getJsonArray(i);
            JsonObject value = pair.getJsonObject(1).put("seq", row.getLong("first_seq") + i);
            sends.add(publisher.publish(row.getString("topic"), pair.getString(0), value.encode()));
        }
        return sends;
    }
}
