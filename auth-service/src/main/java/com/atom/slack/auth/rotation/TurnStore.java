package com.atom.slack.auth.rotation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.auth.vault.TokenKind;

/** The table {@code token_refresh}. The database's clock says when a lease ends, because replicas share that one. */
@Singleton
class TurnStore {

    /** Calls of one generation whose outcome may be unknown. */
    static final int MOST_CALLS = 2;

    private static final String MINE =
            " where team = $1 and kind = $2 and holder = $3 and generation = $4 and lease = $5";

    /** A token that the schedule should look at. */
    record Due(TokenKey key, int generation) {}

    /** What an operator wants to see of a token. */
    record Expiry(TokenKey key, long seconds) {}

    /** Waits to be refreshed from now on; whatever was known of an older generation is forgotten. */
    Uni<Void> follow(SqlConnection connection, TokenKey key, int generation, Instant expiresAt, Instant dueAt) {
        return connection
                .preparedQuery("insert into token_refresh (team, kind, holder, generation, expires_at, due_at)"
                        + " values ($1, $2, $3, $4, $5, $6) on conflict (team, kind, holder) do update set"
                        + " generation = excluded.generation, expires_at = excluded.expires_at, due_at = excluded.due_at,"
                        + " lease = null, lease_until = null, calls = 0, failures = 0, not_before = null")
                .execute(key(key, generation)
                        .addOffsetDateTime(expiresAt.atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(dueAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** For a token that does not expire. */
    Uni<Void> unfollow(SqlConnection connection, TokenKey key) {
        return connection
                .preparedQuery("delete from token_refresh where team = $1 and kind = $2 and holder = $3")
                .execute(Tuple.of(key.team(), key.kind().name(), key.holder()))
                .replaceWithVoid();
    }

    /** Takes the turn if nobody has it, in one statement; a token whose holder dies is due at once. */
    Uni<Turn> take(SqlConnection connection, TokenKey key, int generation, Duration length) {
        UUID lease = UUID.randomUUID();
        return connection
                .preparedQuery(
                        "update token_refresh set lease = $5, lease_until = now() + $6 * interval '1 millisecond',"
                                + " calls = calls + 1, due_at = least(due_at, now())"
                                + " where team = $1 and kind = $2 and holder = $3 and generation = $4 and due_at is not null"
                                + " and (lease_until is null or lease_until <= now())"
                                + " and (not_before is null or not_before <= now()) and calls < $7 returning calls")
                .execute(key(key, generation)
                        .addUUID(lease)
                        .addLong(length.toMillis())
                        .addInteger(MOST_CALLS))
                .chain(rows -> rows.size() == 0
                        ? why(connection, key, generation)
                        : Uni.createFrom()
                                .item(new Turn.Yours(
                                        lease, rows.iterator().next().getInteger("calls"))));
    }

    private static Uni<Turn> why(SqlConnection connection, TokenKey key, int generation) {
        return connection
                .preparedQuery("select generation, expires_at, not_before, lease_until > now() as busy,"
                        + " not_before > now() as waits, calls from token_refresh"
                        + " where team = $1 and kind = $2 and holder = $3")
                .execute(Tuple.of(key.team(), key.kind().name(), key.holder()))
                .map(rows -> rows.size() == 0
                        ? new Turn.Nothing()
                        : turn(rows.iterator().next(), generation));
    }

    private static Turn turn(Row row, int generation) {
        if (row.getInteger("generation") != generation) {
            return new Turn.Passed();
        }
        if (Boolean.TRUE.equals(row.getBoolean("busy"))) {
            return new Turn.Busy();
        }
        return Boolean.TRUE.equals(row.getBoolean("waits"))
                ? new Turn.NotBefore(row.getOffsetDateTime("not_before").toInstant())
                : new Turn.Spent(row.getOffsetDateTime("expires_at").toInstant());
    }

    /** Whether the generation is still the present one; the row stays locked until the end of the transaction. */
    Uni<Boolean> isPresent(SqlConnection connection, TokenKey key, int generation) {
        return connection
                .preparedQuery("select from token_refresh where team = $1 and kind = $2 and holder = $3"
                        + " and generation = $4 for update")
                .execute(key(key, generation))
                .map(rows -> rows.size() == 1);
    }

    /** Gives the turn back after a call whose answer was lost; the call counts. */
    Uni<Void> release(SqlConnection connection, TokenKey key, int generation, UUID lease) {
        return connection
                .preparedQuery("update token_refresh set lease = null, lease_until = null" + MINE)
                .execute(key(key, generation).addUUID(lease))
                .replaceWithVoid();
    }

    /** Gives the turn back after a call that Slack did not act upon; answers when it may be tried again. */
    Uni<Instant> postpone(SqlConnection connection, TokenKey key, int generation, UUID lease, Duration pause) {
        return connection
                .preparedQuery(
                        "update token_refresh set lease = null, lease_until = null, calls = greatest(0, calls - 1),"
                                + " failures = failures + 1, not_before = now() + $6 * interval '1 millisecond'" + MINE
                                + " returning not_before")
                .execute(key(key, generation).addUUID(lease).addLong(pause.toMillis()))
                .map(rows -> rows.size() == 0
                        ? Instant.EPOCH
                        : rows.iterator().next().getOffsetDateTime("not_before").toInstant());
    }

    Uni<Integer> failures(SqlConnection connection, TokenKey key) {
        return connection
                .preparedQuery("select failures from token_refresh where team = $1 and kind = $2 and holder = $3")
                .execute(Tuple.of(key.team(), key.kind().name(), key.holder()))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger("failures"));
    }

    /** No call any more for this generation. */
    Uni<Void> end(SqlConnection connection, TokenKey key, int generation) {
        return connection
                .preparedQuery("update token_refresh set lease = null, lease_until = null, due_at = null"
                        + " where team = $1 and kind = $2 and holder = $3 and generation = $4")
                .execute(key(key, generation))
                .replaceWithVoid();
    }

    /** Due tokens that nobody has the turn of, those with the nearest end first; one whose calls are spent when it has expired. */
    Uni<List<Due>> due(SqlConnection connection, int most) {
        return connection
                .preparedQuery("select team, kind, holder, generation from token_refresh where due_at <= now()"
                        + " and (lease_until is null or lease_until <= now())"
                        + " and (not_before is null or not_before <= now())"
                        + " and (calls < $1 or expires_at <= now()) order by expires_at limit $2")
                .execute(Tuple.of(MOST_CALLS, most))
                .map(rows -> rows.stream()
                        .map(row -> new Due(key(row), row.getInteger("generation")))
                        .toList());
    }

    Uni<List<Expiry>> expiries(SqlConnection connection) {
        return connection
                .preparedQuery("select team, kind, holder, extract(epoch from expires_at - now())::bigint as seconds"
                        + " from token_refresh where due_at is not null")
                .execute()
                .map((RowSet<Row> rows) -> rows.stream()
                        .map(row -> new Expiry(key(row), row.getLong("seconds")))
                        .toList());
    }

    private static TokenKey key(Row row) {
        return new TokenKey(row.getString("team"), TokenKind.valueOf(row.getString("kind")), row.getString("holder"));
    }

    private static Tuple key(TokenKey key, int generation) {
        return Tuple.tuple()
                .addString(key.team())
                .addString(key.kind().name())
                .addString(key.holder())
                .addInteger(generation);
    }
}
