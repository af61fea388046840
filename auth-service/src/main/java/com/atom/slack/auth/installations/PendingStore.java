package com.atom.slack.auth.installations;

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
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.secrets.OneTimeSecret;

/** The table {@code pending_installation}: states and tickets, by hash only. Taking one deletes it, so it is taken once. */
@Singleton
class PendingStore {

    private static final String INTENT = " returning scopes, user_scopes, team, return_to, started_by";

    private final Clock clock;

    PendingStore(Clock clock) {
        this.clock = clock;
    }

    /** Keeps a state for one browser. */
    Uni<Void> saveState(
            SqlConnection connection, OneTimeSecret state, OneTimeSecret browser, Intent intent, Instant end) {
        return save(connection, "STATE", state, browser.hash(), intent, end);
    }

    Uni<Void> saveTicket(SqlConnection connection, OneTimeSecret ticket, Intent intent, Instant end) {
        return save(connection, "TICKET", ticket, null, intent, end);
    }

    private Uni<Void> save(
            SqlConnection connection,
            String kind,
            OneTimeSecret secret,
            byte @Nullable [] browser,
            Intent intent,
            Instant end) {
        return connection
                .preparedQuery("insert into pending_installation (secret_hash, kind, browser_hash, scopes, user_scopes,"
                        + " team, return_to, started_by, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
                .execute(Tuple.tuple()
                        .addValue(Buffer.buffer(secret.hash()))
                        .addString(kind)
                        .addValue(browser == null ? null : Buffer.buffer(browser))
                        .addArrayOfString(intent.scopes().toArray(String[]::new))
                        .addArrayOfString(intent.userScopes().toArray(String[]::new))
                        .addString(intent.team().orElse(null))
                        .addString(intent.returnTo().orElse(null))
                        .addString(intent.startedBy())
                        .addOffsetDateTime(end.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Empty when the state is unknown, taken, expired, or another browser's; that browser's own is left to it. */
    Uni<Optional<Intent>> takeState(SqlConnection connection, String state, String browser) {
        return connection
                .preparedQuery("delete from pending_installation where secret_hash = $1 and kind = 'STATE'"
                        + " and browser_hash = $2 and expires_at > $3" + INTENT)
                .execute(Tuple.of(
                        Buffer.buffer(OneTimeSecret.hash(state)), Buffer.buffer(OneTimeSecret.hash(browser)), now()))
                .map(PendingStore::first);
    }

    /** Empty when the ticket is unknown, taken or expired. */
    Uni<Optional<Intent>> takeTicket(SqlConnection connection, String ticket) {
        return connection
                .preparedQuery("delete from pending_installation where secret_hash = $1 and kind = 'TICKET'"
                        + " and expires_at > $2" + INTENT)
                .execute(Tuple.of(Buffer.buffer(OneTimeSecret.hash(ticket)), now()))
                .map(PendingStore::first);
    }

    Uni<Void> deleteExpired(SqlConnection connection) {
        return connection
                .preparedQuery("delete from pending_installation where expires_at <= $1")
                .execute(Tuple.of(now()))
                .replaceWithVoid();
    }

    private static Optional<Intent> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(intent(rows.iterator().next()));
    }

    private static Intent intent(Row row) {
        return new Intent(
                List.of(row.getArrayOfStrings("scopes")),
                List.of(row.getArrayOfStrings("user_scopes")),
                Optional.ofNullable(row.getString("team")),
                Optional.ofNullable(row.getString("return_to")),
                row.getString("started_by"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
