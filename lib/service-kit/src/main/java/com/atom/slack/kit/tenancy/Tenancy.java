package com.atom.slack.kit.tenancy;

import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Units of work on the service's own schema. {@link #in} makes the tenant known to row-level security as the first
 * statement of the transaction; the setting ends with the transaction, so a pooled connection keeps nothing of it.
 * Row-level policies read {@code current_setting('atom.team', true)}.
 */
public final class Tenancy {

    private final Pool pool;

    public Tenancy(Pool pool) {
        this.pool = pool;
    }

    /** One transaction about one workspace: committed when the work succeeds, rolled back when it fails. */
    public <T> Uni<T> in(String team, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> enter(connection, team).chain(() -> work.apply(connection)));
    }

    /** One transaction about no workspace: only tables without row-level security show anything. */
    public <T> Uni<T> outside(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Moves a running transaction to another workspace; for consumers that handle records of several teams in one. */
    public static Uni<Void> enter(SqlConnection connection, String team) {
        return connection
                .preparedQuery("select set_config('atom.team', $1, true)")
                .execute(Tuple.of(team))
                .replaceWithVoid();
    }
}
