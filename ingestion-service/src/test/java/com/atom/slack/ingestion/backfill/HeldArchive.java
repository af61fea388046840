package com.atom.slack.ingestion.backfill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.kit.tenancy.Tenancy;

/** What the archive holds, and the tasks, as tests look at them and tamper with them. */
@ApplicationScoped
class HeldArchive {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Tenancy tenancy;

    HeldArchive(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** The undeleted messages of every channel that holds any. */
    Map<String, TreeSet<String>> messages(String team) {
        return tenancy.in(
                        team,
                        tx -> tx.preparedQuery("select c.id, m.ts from message m join channel c"
                                        + " on c.team = m.team and c.key = m.channel_key"
                                        + " where m.team = $1 and not m.deleted and m.raw is not null")
                                .execute(Tuple.of(team)))
                .map(rows -> {
                    Map<String, TreeSet<String>> held = new TreeMap<>();
                    rows.forEach(row -> held.computeIfAbsent(row.getString("id"), id -> new TreeSet<>())
                            .add(row.getString("ts")));
                    return held;
                })
                .await()
                .atMost(SOON);
    }

    /** Channels whose completeness is proven. */
    List<String> proven(String team) {
        return tenancy.in(
                        team,
                        tx -> tx.preparedQuery(
                                        "select id from channel where team = $1 and complete_since is not null order by id")
                                .execute(Tuple.of(team)))
                .map(rows -> {
                    List<String> ids = new java.util.ArrayList<>();
                    rows.forEach(row -> ids.add(row.getString("id")));
                    return ids;
                })
                .await()
                .atMost(SOON);
    }

    long count(String sql, Object... arguments) {
        return tenancy.outside(tx -> tx.preparedQuery(sql).execute(Tuple.from(arguments)))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    void change(String sql, Object... arguments) {
        tenancy.outside(tx -> tx.preparedQuery(sql).execute(Tuple.from(arguments)))
                .await()
                .atMost(SOON);
    }

    /** Nothing of the workspace is held any more, and no run of it is known. */
    void forget(String team) {
        tenancy.in(
                        team,
                        tx -> tx.query("delete from message")
                                .execute()
                                .chain(() -> tx.query("delete from reaction").execute())
                                .chain(() -> tx.query("update channel set complete_since = null, checked_at = null")
                                        .execute())
                                .chain(() -> tx.preparedQuery("delete from backfill_run where team = $1")
                                        .execute(Tuple.of(team))))
                .await()
                .atMost(SOON);
    }

    /** As if the process that works on the run had died a lease ago. */
    void letLeasesEnd(UUID run) {
        change(
                "update backfill_task set lease_until = now() - interval '1 second' where run = $1 and lease_until is not null",
                run);
    }
}
