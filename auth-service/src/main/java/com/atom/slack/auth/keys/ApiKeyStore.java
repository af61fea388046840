package com.atom.slack.auth.keys;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.contracts.identity.Role;

/** The table {@code api_key}; it belongs to no workspace, for the key says which. */
@Singleton
class ApiKeyStore {

    private final Clock clock;

    ApiKeyStore(Clock clock) {
        this.clock = clock;
    }

    Uni<Optional<ApiKeyRow>> find(SqlConnection connection, byte[] hash) {
        return connection
                .preparedQuery("select id, key_hash, label, role, teams, all_channels, expires_at, revoked_at"
                        + " from api_key where key_hash = $1")
                .execute(Tuple.of(Buffer.buffer(hash)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(key(rows.iterator().next())));
    }

    /** Waits for whoever else asks, until the end of the transaction, so that two replicas make one first key. */
    Uni<Boolean> isEmptyUnderLock(SqlConnection connection) {
        return connection
                .query("select pg_advisory_xact_lock(hashtext('auth/first-key'))")
                .execute()
                .chain(() -> connection
                        .query("select not exists (select from api_key) as empty")
                        .execute())
                .map(rows -> rows.iterator().next().getBoolean("empty"));
    }

    Uni<Void> insert(SqlConnection connection, ApiKeyRow key) {
        return connection
                .preparedQuery("insert into api_key (id, key_hash, label, role, teams, all_channels, created_at,"
                        + " expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)")
                .execute(Tuple.tuple()
                        .addString(key.id())
                        .addValue(Buffer.buffer(key.hash()))
                        .addString(key.label())
                        .addString(key.role().name())
                        .addArrayOfString(key.teams().toArray(String[]::new))
                        .addBoolean(key.allChannels())
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(key.expiresAt()
                                .map(end -> end.atOffset(ZoneOffset.UTC))
                                .orElse(null)))
                .replaceWithVoid();
    }

    private static ApiKeyRow key(Row row) {
        return new ApiKeyRow(
                row.getString("id"),
                row.getBuffer("key_hash").getBytes(),
                row.getString("label"),
                Role.valueOf(row.getString("role")),
                List.of(row.getArrayOfStrings("teams")),
                row.getBoolean("all_channels"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
