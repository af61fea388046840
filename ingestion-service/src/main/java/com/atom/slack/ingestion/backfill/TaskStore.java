package com.atom.slack.ingestion.backfill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Leases on the table backfill_task. The database's clock says when a lease ends, because replicas share that one. */
@ApplicationScoped
class TaskStore {

    private static final String FREE =
            " t.state = 'open' and t.next_at <= now() and (t.lease_until is null or t.lease_until < now()) ";

    private static final int COUNTED = 256;

    private final RunStore runs;

    TaskStore(RunStore runs) {
        this.runs = runs;
    }

    /**
     * Tasks that nobody works on.
     *
     * @param tasks how many, at most 256
     */
    record Waiting(UUID run, TaskKind kind, int tasks) {}

    Uni<List<Waiting>> waiting(SqlConnection tx) {
        return tx.preparedQuery("""
                        select r.id, k.kind, n.tasks from backfill_run r
                        cross join (values ('workspace'), ('users'), ('channels'), ('members'), ('history'), ('replies'))
                            k (kind)
                        cross join lateral (select count(*)::int as tasks from (select from backfill_task t
                            where t.run = r.id and t.kind = k.kind and""" + FREE + """
                                limit $1) counted) n
                        where r.state = 'running' and n.tasks > 0
                        """).execute(Tuple.of(COUNTED)).map(rows -> {
            List<Waiting> waiting = new ArrayList<>();
            rows.forEach(row -> waiting.add(
                    new Waiting(row.getUUID("id"), TaskKind.named(row.getString("kind")), row.getInteger("tasks"))));
            return waiting;
        });
    }

    /** Leases the first free tasks of a kind, all of one channel; each lease has a number of its own. */
    Uni<List<Task>> lease(SqlConnection tx, UUID run, TaskKind kind, int most, UUID holder, Duration lease) {
        return tx.preparedQuery("""
                        with first as (select t.channel_key from backfill_task t where t.run = $1 and t.kind = $2 and""" + FREE + """
                                order by t.id limit 1 for update skip locked),
                        picked as (select t.id from backfill_task t
                            where t.run = $1 and t.kind = $2
                            and t.channel_key is not distinct from (select channel_key from first)
                            and exists (select from first) and""" + FREE + """
                                order by t.id limit $3 for update skip locked)
                        update backfill_task t set holder = $4, fence = t.fence + 1,
                            lease_until = now() + $5 * interval '1 millisecond'
                        from picked, backfill_run r where t.id = picked.id and r.id = t.run
                        returning t.*, r.config::text as config
                        """)
                .execute(Tuple.tuple()
                        .addUUID(run)
                        .addString(kind.column())
                        .addInteger(most)
                        .addUUID(holder)
                        .addLong(lease.toMillis()))
                .map(rows -> {
                    List<Task> tasks = new ArrayList<>();
                    rows.forEach(row -> tasks.add(task(row)));
                    return tasks;
                });
    }

    /**
     * Makes the leases longer; those that another has taken over are left alone, and those whose page is being written are
     * made longer by that.
     */
    Uni<Void> renew(SqlConnection tx, List<Task> tasks, Duration lease) {
        return tx.preparedQuery("""
                        with ours as (select t.id from backfill_task t
                            join unnest($1::bigint[], $2::bigint[]) l (id, fence) on t.id = l.id and t.fence = l.fence
                            where t.state = 'open' and t.lease_until is not null order by t.id for update of t skip locked)
                        update backfill_task t set lease_until = now() + $3 * interval '1 millisecond'
                        from ours where t.id = ours.id
                        """)
                .execute(leases(tasks).addLong(lease.toMillis()))
                .replaceWithVoid();
    }

    /**
     * Which of the tasks are still ours, locked until the transaction ends. A page of a task that is not among them must
     * not be written.
     */
    Uni<Set<Long>> fenced(SqlConnection tx, List<Task> tasks) {
        return tx.preparedQuery("select t.id from backfill_task t join unnest($1::bigint[], $2::bigint[]) l (id, fence)"
                        + " on t.id = l.id and t.fence = l.fence where t.state = 'open' order by t.id for update of t")
                .execute(leases(tasks))
                .map(rows -> {
                    Set<Long> ours = new HashSet<>();
                    rows.forEach(row -> ours.add(row.getLong("id")));
                    return ours;
                });
    }

    /** Gives the task back, to be tried again after the pause. */
    Uni<Void> park(SqlConnection tx, Task task, String reason, int attempts, Duration pause) {
        return tx.preparedQuery(
                        "update backfill_task set lease_until = null, reason = $3, attempts = $4,"
                                + " next_at = now() + $5 * interval '1 millisecond' where id = $1 and fence = $2 and state = 'open'")
                .execute(Tuple.of(task.id(), task.fence(), reason, attempts, pause.toMillis()))
                .replaceWithVoid();
    }

    /** Ends the task without having read everything; it may be opened again once the pause is over. */
    Uni<Void> stop(SqlConnection tx, Task task, String reason, @Nullable String needed, Duration pause) {
        return tx.preparedQuery(
                        "update backfill_task set lease_until = null, state = 'stopped', reason = $3, needed = $4,"
                                + " attempts = attempts + 1, next_at = now() + $5 * interval '1 millisecond'"
                                + " where id = $1 and fence = $2 and state = 'open'")
                .execute(Tuple.of(task.id(), task.fence(), reason, needed, pause.toMillis()))
                .replaceWithVoid();
    }

    private static Tuple leases(List<Task> tasks) {
        return Tuple.of(
                tasks.stream().map(Task::id).toArray(Long[]::new),
                tasks.stream().map(Task::fence).toArray(Long[]::new));
    }

    private Task task(Row row) {
        return new Task(
                row.getLong("id"),
                row.getUUID("run"),
                row.getString("team"),
                TaskKind.named(row.getString("kind")),
                row.getLong("channel_key"),
                row.getString("channel"),
                row.getString("thread_ts"),
                row.getString("oldest"),
                row.getString("latest"),
                row.getString("reached"),
                row.getString("cursor"),
                row.getInteger("attempts"),
                row.getLong("fence"),
                Selection.of(runs.config(row.getString("config"))));
    }
}
