package com.atom.slack.auth.keys;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.contracts.identity.Role;

/** The table {@code api_key}; it belongs to no workspace, for the key says which. */
@Singleton
class ApiKeyStore {

    private static final String SELECT =
            "select id, key_hash, label, role, teams, all_channels, created_at, created_by,"
                    + " expires_at, last_used_at, revoked_at from api_key";

    private final Clock clock;

    ApiKeyStore(Clock clock) {
        this.clock = clock;
    }

    Uni<Optional<ApiKeyRow>> find(SqlConnection connection, byte[] hash) {
        return connection
                .preparedQuery(SELECT + " where key_hash = $1")
                .execute(Tuple.of(Buffer.buffer(hash)))
                .map(ApiKeyStore::first);
    }

    Uni<Optional<ApiKeyRow>> find(SqlConnection connection, String id) {
        return connection
                .preparedQuery(SELECT + " where id = $1")
                .execute(Tuple.of(id))
                .map(ApiKeyStore::first);
    }

    /** The keys that reach no further than these workspaces, oldest first; all keys for {@code *}. */
    Uni<List<ApiKeyRow>> within(SqlConnection connection, List<String> teams) {
        return connection
                .preparedQuery(SELECT + " where '*' = any($1) or teams <@ $1 order by created_at, id")
                .execute(Tuple.of(teams.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ApiKeyStore::key)
                        .toList());
    }

    /** Notes the use, at most once a minute, so that a busy key costs no write a request. */
    Uni<Void> touch(SqlConnection connection, String id) {
        return connection
                .preparedQuery("update api_key set last_used_at = $2 where id = $1"
                        + " and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')")
                .execute(Tuple.of(id, now()))
                .replaceWithVoid();
    }

    /** False when it had been revoked before. */
    Uni<Boolean> revoke(SqlConnection connection, String id, String by) {
        return connection
                .preparedQuery(
                        "update api_key set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null")
                .execute(Tuple.of(id, now(), by))
                .map(done -> done.rowCount() == 1);
    }

    /** Whether somebody else could still administer everything; locks against two who revoke each other's key. */
    Uni<Boolean> anotherAdministrator(SqlConnection connection, String id) {
        return lock(connection)
                .chain(() -> connection
                        .preparedQuery("select exists (select from api_key where id <> $1 and role = 'ADMIN'"
                                + " and '*' = any(teams) and revoked_at is null"
                                + " and (expires_at is null or expires_at > $2)) as another")
                        .execute(Tuple.of(id, now())))
                .map(rows -> rows.iterator().next().getBoolean("another"));
    }

    /** Waits for whoever else asks, until the end of the transaction, so that two replicas make one first key. */
    Uni<Boolean> isEmptyUnderLock(SqlConnection connection) {
        return lock(connection)
                .chain(() -> connection
                        .query("select not exists (select from api_key) as empty")
                        .execute())
                .map(rows -> rows.iterator().next().getBoolean("empty"));
    }

    private static Uni<Void> lock(SqlConnection connection) {
        return connection
                .query("select pg_advisory_xact_lock(hashtext('auth/first-key'))")
                .execute()
                .replaceWithVoid();
    }

    Uni<Void> insert(SqlConnection connection, ApiKeyRow key) {
        return connection
                .preparedQuery("insert into api_key (id, key_hash, label, role, teams, all_channels, created_at,"
                        + " created_by, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
                .execute(Tuple.tuple()
                        .addString(key.id())
                        .addValue(Buffer.buffer(key.hash()))
                        .addString(key.label())
                        .addString(key.role().name())
                        .addArrayOfString(key.teams().toArray(String[]::new))
                        .addBoolean(key.allChannels())
                        .addOffsetDateTime(key.createdAt().atOffset(ZoneOffset.UTC))
                        .addString(key.createdBy())
                        .addOffsetDateTime(key.expiresAt()
                                .map(end -> end.atOffset(ZoneOffset.UTC))
                                .orElse(null)))
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<ApiKeyRow> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(key(rows.iterator().next()));
    }

    private static ApiKeyRow key(Row row) {
        return new ApiKeyRow(
                row.getString("id"),
                row.getBuffer("key_hash").getBytes(),
                row.getString("label"),
                Role.valueOf(row.getString("role")),
                List.of(row.getArrayOfStrings("teams")),
                row.getBoolean("all_channels"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
