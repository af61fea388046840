package com.atom.slack.auth.settings;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table {@code setting}. */
@Singleton
class SettingStore {

    private final Clock clock;

    SettingStore(Clock clock) {
        this.clock = clock;
    }

    /** By name; changes of one scope wait for one another until the end of the transaction. */
    Uni<Map<String, String>> allUnderLock(SqlConnection connection, String scope) {
        return connection
                .preparedQuery("select pg_advisory_xact_lock(hashtext('auth/settings/' || $1))")
                .execute(Tuple.of(scope))
                .chain(() -> all(connection, scope));
    }

    Uni<Map<String, String>> all(SqlConnection connection, String scope) {
        return connection
                .preparedQuery("select name, value from setting where scope = $1")
                .execute(Tuple.of(scope))
                .map(rows -> {
                    Map<String, String> values = new TreeMap<>();
                    rows.forEach(row -> values.put(row.getString("name"), row.getString("value")));
                    return values;
                });
    }

    Uni<Void> put(SqlConnection connection, String scope, String name, String value, String by) {
        return connection
                .preparedQuery("insert into setting (scope, name, value, changed_by, changed_at)"
                        + " values ($1, $2, $3, $4, $5) on conflict (scope, name) do update set value = excluded.value,"
                        + " changed_by = excluded.changed_by, changed_at = excluded.changed_at")
                .execute(Tuple.of(scope, name, value, by, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> remove(SqlConnection connection, String scope, String name) {
        return connection
                .preparedQuery("delete from setting where scope = $1 and name = $2")
                .execute(Tuple.of(scope, name))
                .replaceWithVoid();
    }
}
