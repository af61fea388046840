package com.atom.slack.kit.purge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Deletes what a schema holds of one workspace, from every table with a column {@code team}, those included that are made after
 * this was written. A batch and its count are one transaction, so a process may be killed at any line and any replica goes on;
 * the count is never wrong. The schema owns the table:
 * <pre>{@code
 * create table purge (team text primary key, asked_at timestamptz not null, begun_at timestamptz not null default now(),
 *     done_at timestamptz, deleted jsonb not null default '{}');
 * }</pre>
 */
public final class Purge {

    private static final int ROWS = 5000;

    private final Tenancy tenancy;
    private final String schema;
    private final List<String> first;
    private final Set<String> kept;
    private final Duration quiet;

    /**
     * @param first tables that others depend upon, in order: what takes away the ground from work that is under way
     * @param kept tables that hold no content and have to stay; tables that the service may not delete from stay anyway
     * @param quiet how long after the wish something that was under way may still be written; nothing may be found after it
     */
    public Purge(Tenancy tenancy, String schema, List<String> first, Set<String> kept, Duration quiet) {
        this.tenancy = tenancy;
        this.schema = schema;
        this.first = List.copyOf(first);
        this.kept = Set.copyOf(kept);
        this.quiet = quiet;
    }

    /**
     * How far it is.
     *
     * @param askedAt the wish that was taken up last
     * @param done whether nothing was left when it was looked for last
     * @param deleted rows by table
     */
    public record Progress(Instant askedAt, boolean done, Map<String, Long> deleted) {}

    /** Empty when nothing of the workspace was ever to be deleted. */
    public Uni<Optional<Progress>> progress(String team) {
        return tenancy.outside(connection -> connection
                .preparedQuery("select asked_at, done_at, deleted from purge where team = $1")
                .execute(Tuple.of(team))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(progress(rows.iterator().next()))));
    }

    private static Progress progress(Row row) {
        Map<String, Long> deleted = new LinkedHashMap<>();
        JsonObject counts = row.getJsonObject("deleted");
        counts.forEach(count -> deleted.put(count.getKey(), counts.getLong(count.getKey())));
        return new Progress(
                row.getOffsetDateTime("asked_at").toInstant(), row.getOffsetDateTime("done_at") != null, deleted);
    }

    /** Works until nothing is left. Answers whether that is proven by now; if not, it is to be called again in a while. */
    public Uni<Boolean> run(String team, Instant askedAt) {
        return tenancy.outside(connection -> take(connection, team, askedAt))
                .chain(() -> tenancy.outside(this::tables))
                .chain(tables -> untilNothingIsLeft(team, tables));
    }

    private static Uni<Void> take(SqlConnection connection, String team, Instant askedAt) {
        return connection
                .preparedQuery(
                        "insert into purge as p (team, asked_at) values ($1, $2) on conflict (team) do update set"
                                + " asked_at = excluded.asked_at, begun_at = now(), done_at = null, deleted = '{}'"
                                + " where p.asked_at < excluded.asked_at")
                .execute(Tuple.of(team, askedAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Uni<List<String>> tables(SqlConnection connection) {
        return connection
                .preparedQuery(
                        "select c.table_name as name from information_schema.columns c"
                                + " join information_schema.tables t using (table_schema, table_name)"
                                + " where c.table_schema = $1 and c.column_name = 'team' and t.table_type = 'BASE TABLE'"
                                + " and c.table_name <> 'purge'"
                                + " and has_table_privilege(format('%I.%I', c.table_schema, c.table_name), 'DELETE') order by c.table_name")
                .execute(Tuple.of(schema))
                .map(rows -> {
                    List<String> tables = new ArrayList<>(first);
                    rows.forEach(row -> {
                        String name = row.getString("name");
                        if (!first.contains(name) && !kept.contains(name)) {
                            tables.add(name);
                        }
                    });
                    return tables;
                });
    }

    private Uni<Boolean> untilNothingIsLeft(String team, List<String> tables) {
        return tenancy.in(team, connection -> batch(connection, team, tables))
                .chain(found -> found
                        ? untilNothingIsLeft(team, tables)
                        : tenancy.in(team, connection -> finish(connection, team)));
    }

    /** From the first table that has any. Answers whether there was one. */
    private Uni<Boolean> batch(SqlConnection connection, String team, List<String> tables) {
        return connection
                .preparedQuery("select from purge where team = $1 for update")
                .execute(Tuple.of(team))
                .chain(() -> batch(connection, team, tables, 0));
    }

    private Uni<Boolean> batch(SqlConnection connection, String team, List<String> tables, int index) {
        if (index == tables.size()) {
            return Uni.createFrom().item(false);
        }
        String table = "\"" + tables.get(index) + "\"";
        return connection
                .preparedQuery("delete from " + table + " where team = $1 and ctid = any(array(select ctid from "
                        + table + " where team = $1 limit " + ROWS + "))")
                .execute(Tuple.of(team))
                .chain(rows -> rows.rowCount() == 0
                        ? batch(connection, team, tables, index + 1)
                        : count(connection, team, tables.get(index), rows.rowCount())
                                .replaceWith(true));
    }

    private static Uni<Void> count(SqlConnection connection, String team, String table, int rows) {
        return connection
                .preparedQuery("update purge set deleted = jsonb_set(deleted, array[$2],"
                        + " to_jsonb(coalesce((deleted ->> $2)::bigint, 0) + $3)) where team = $1")
                .execute(Tuple.of(team, table, (long) rows))
                .replaceWithVoid();
    }

    /** Something that was deleted outside the schema. */
    public Uni<Void> note(String team, String what, int count) {
        return count == 0
                ? Uni.createFrom().voidItem()
                : tenancy.in(team, connection -> count(connection, team, what, count));
    }

    private Uni<Boolean> finish(SqlConnection connection, String team) {
        return connection
                .preparedQuery("update purge set done_at = coalesce(done_at, now()) where team = $1"
                        + " and begun_at < now() - $2 * interval '1 millisecond'")
                .execute(Tuple.of(team, quiet.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }
}
