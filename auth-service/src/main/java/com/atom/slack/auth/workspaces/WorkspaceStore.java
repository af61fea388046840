package com.atom.slack.auth.workspaces;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.workspaces.WorkspaceState.Status;

/** The table {@code workspace}; every question runs inside a unit of work of the team. */
@Singleton
class WorkspaceStore {

    private static final String COLUMNS = "team, name, domain, enterprise, app_id, bot_user, bot_id, scopes, status,"
            + " version, reason, purged_at, token_home, connected_at, installed_at, changed_at";

    private final Clock clock;

    WorkspaceStore(Clock clock) {
        this.clock = clock;
    }

    /** Inserts or connects again, locks the row and raises its version; what the grant does not say stays as it was. */
    Uni<WorkspaceRow> connect(SqlConnection connection, Connection grant) {
        return connection
                .preparedQuery("insert into workspace as w (team, name, enterprise, app_id, bot_user, scopes, status,"
                        + " version, installed_by, token_home, connected_at, installed_at, changed_at)"
                        + " values ($1, coalesce($2::text, $1), $3, $4, $5::text, coalesce($6::text[], '{}'), 'CONNECTED', 1, $7, $9,"
                        + " $8, $8, $8)"
                        + " on conflict (team) do update set name = coalesce($2::text, w.name),"
                        + " enterprise = excluded.enterprise, app_id = excluded.app_id,"
                        + " bot_user = coalesce($5::text, w.bot_user), scopes = coalesce($6::text[], w.scopes),"
                        + " status = excluded.status, version = w.version + 1, installed_by = excluded.installed_by,"
                        + " reason = null, token_home = excluded.token_home, installed_at = excluded.installed_at,"
                        + " changed_at = excluded.changed_at returning " + COLUMNS)
                .execute(Tuple.tuple()
                        .addString(grant.team())
                        .addString(grant.name().orElse(null))
                        .addString(grant.enterprise().orElse(null))
                        .addString(grant.appId())
                        .addString(grant.botUser().orElse(null))
                        .addArrayOfString(grant.botScopes()
                                .map(scopes -> scopes.toArray(String[]::new))
                                .orElse(null))
                        .addString(grant.installer().orElse(null))
                        .addOffsetDateTime(now())
                        .addString(grant.tokenHome().orElse(null)))
                .map(rows -> workspace(rows.iterator().next()));
    }

    /** The next number for a token of the workspace; its row stays locked until the end of the transaction. */
    Uni<Integer> nextVersion(SqlConnection connection, String team) {
        return connection
                .preparedQuery("update workspace set version = version + 1 where team = $1 returning version")
                .execute(Tuple.of(team))
                .map(rows -> rows.iterator().next().getInteger("version"));
    }

    /** Sets status and reason, and locks the row; empty when they were that already or no such workspace is there. */
    Uni<Optional<WorkspaceRow>> change(
            SqlConnection connection, String team, List<Status> from, Status status, @Nullable String reason) {
        return connection
                .preparedQuery("update workspace set status = $2, reason = $3, changed_at = $4 where team = $1"
                        + " and status = any($5) and (status, reason) is distinct from ($2, $3) returning " + COLUMNS)
                .execute(Tuple.tuple()
                        .addString(team)
                        .addString(status.name())
                        .addString(reason)
                        .addOffsetDateTime(now())
                        .addArrayOfString(from.stream().map(Status::name).toArray(String[]::new)))
                .map(WorkspaceStore::first);
    }

    /** An administrator's wish; with a purge the row stays as a tombstone that says nothing but the id. Locks the row. */
    Uni<Optional<WorkspaceRow>> leave(SqlConnection connection, String team, String reason, boolean purge) {
        return connection
                .preparedQuery("update workspace set status = 'DISCONNECTED', reason = $2, changed_at = $3"
                        + (purge
                                ? ", name = team, domain = null, bot_user = null, bot_id = null, scopes = '{}', installed_by = null,"
                                        + " purged_at = case when purged_at > installed_at then purged_at else $3 end"
                                : "")
                        + " where team = $1 returning " + COLUMNS)
                .execute(Tuple.of(team, reason, now()))
                .map(WorkspaceStore::first);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<WorkspaceRow> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(workspace(rows.iterator().next()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    Uni<Optional<WorkspaceRow>> find(SqlConnection connection, String team) {
        return connection
                .preparedQuery("select " + COLUMNS + " from workspace where team = $1")
                .execute(Tuple.of(team))
                .map(WorkspaceStore::first);
    }

    private static WorkspaceRow workspace(Row row) {
        return new WorkspaceRow(
                row.getString("team"),
                row.getString("name"),
                row.getString("domain"),
                row.getString("enterprise"),
                row.getString("app_id"),
                row.getString("bot_user"),
                row.getString("bot_id"),
                List.of(row.getArrayOfStrings("scopes")),
                Status.valueOf(row.getString("status")),
                row.getInteger("version"),
                row.getString("reason"),
                instant(row.getOffsetDateTime("purged_at")),
                row.getString("token_home"),
                row.getOffsetDateTime("connected_at").toInstant(),
                row.getOffsetDateTime("installed_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
