package com.atom.slack.auth.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.blocking.WorkerPool;
import com.atom.slack.auth.vault.Envelope.WrappedKey;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Wraps every data key with the newest key-encryption key: a short transaction for each workspace, so that leases go on
 * meanwhile, a process killed in the midst loses nothing, and asking again finishes.
 */
@Singleton
public class KeyRotation {

    private static final int AT_A_TIME = 100;

    private final Keys keys;
    private final Envelope envelope;
    private final TokenStore store;
    private final Tenancy tenancy;
    private final AuditTrail audit;
    private final WorkerPool workers;

    KeyRotation(Keys keys, Envelope envelope, TokenStore store, Tenancy tenancy, AuditTrail audit, WorkerPool workers) {
        this.keys = keys;
        this.envelope = envelope;
        this.store = store;
        this.tenancy = tenancy;
        this.audit = audit;
        this.workers = workers;
    }

    private enum Fate {
        REWRAPPED,
        WAS_FRESH,
        UNREADABLE
    }

    /** @param actor for the audit */
    public Uni<Rotated> rotate(String actor) {
        return workers.run(() -> {
                    keys.reread();
                    return keys.ring();
                })
                .chain(ring -> from("", ring.newest(), new LinkedHashMap<>())
                        .chain(fates -> inUse().map(inUse -> new Rotated(
                                ring.newest(),
                                ring.ids(),
                                fates.getOrDefault(Fate.REWRAPPED, 0L),
                                fates.getOrDefault(Fate.UNREADABLE, 0L),
                                inUse))))
                .call(rotated -> tenancy.outside(connection -> audit.append(connection, entry(actor, rotated))))
                .invoke(rotated -> Log.infof("data keys were wrapped anew %s", rotated));
    }

    private Uni<Map<Fate, Long>> from(String after, String newest, Map<Fate, Long> fates) {
        return tenancy.outside(connection -> stale(connection, newest, after))
                .chain(teams -> Multi.createFrom()
                        .iterable(teams)
                        .onItem()
                        .transformToUniAndConcatenate(team -> tenancy.in(team, connection -> rewrap(connection, team)))
                        .invoke(fate -> fates.merge(fate, 1L, Long::sum))
                        .collect()
                        .last()
                        .chain(last -> teams.size() < AT_A_TIME
                                ? Uni.createFrom().item(fates)
                                : from(teams.getLast(), newest, fates)));
    }

    private static Uni<List<String>> stale(SqlConnection connection, String newest, String after) {
        return connection
                .preparedQuery("select team from teams_not_wrapped_by($1, $2, $3)")
                .execute(Tuple.of(newest, after, AT_A_TIME))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("team"))
                        .toList());
    }

    private Uni<Fate> rewrap(SqlConnection connection, String team) {
        return store.dataKey(connection, team).chain(stored -> {
            Optional<WrappedKey> stale = stored.filter(envelope::isStale);
            if (stale.isEmpty()) {
                return Uni.createFrom().item(Fate.WAS_FRESH);
            }
            return envelope.unwrap(team, stale.get())
                    .map(key -> store.saveDataKey(connection, team, envelope.wrap(team, key))
                            .replaceWith(Fate.REWRAPPED))
                    .orElseGet(() -> Uni.createFrom().item(Fate.UNREADABLE));
        });
    }

    private Uni<Map<String, Long>> inUse() {
        return tenancy.outside(connection -> connection
                .query("select kek, data_keys from data_keys_by_kek()")
                .execute()
                .map(rows -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    rows.forEach(row -> counts.put(row.getString("kek"), row.getLong("data_keys")));
                    return counts;
                }));
    }

    private static AuditEntry entry(String actor, Rotated rotated) {
        return new AuditEntry(
                actor,
                Action.ENCRYPTION_KEYS_ROTATED,
                Optional.empty(),
                "to " + rotated.newest() + ", " + rotated.rewrapped() + " wrapped anew, " + rotated.unreadable()
                        + " unreadable");
    }
}
