package com.atom.slack.auth.vault;

import java.time.Clock;
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

import com.atom.slack.auth.vault.Envelope.WrappedKey;

/** The tables {@code token} and {@code data_key}; every question runs inside a unit of work of the team. */
@Singleton
class TokenStore {

    private static final String TOKEN = "select t.team, t.kind, t.holder, t.version, t.sealed, t.scopes, t.expires_at,"
            + " k.kek, k.wrapped from token t join data_key k on k.team = t.team where t.team = $1";
    private static final String FOR_CALLS =
            " and t.kind in ('BOT', 'USER') order by t.kind = 'BOT' desc, t.stored_at, t.holder";

    private final Clock clock;

    TokenStore(Clock clock) {
        this.clock = clock;
    }

    Uni<Optional<WrappedKey>> dataKey(SqlConnection connection, String team) {
        return connection
                .preparedQuery("select kek, wrapped from data_key where team = $1 for update")
                .execute(Tuple.of(team))
                .map(rows -> first(rows).map(TokenStore::wrappedKey));
    }

    Uni<Void> saveDataKey(SqlConnection connection, String team, WrappedKey key) {
        return connection
                .preparedQuery("insert into data_key (team, kek, wrapped, changed_at) values ($1, $2, $3, $4)"
                        + " on conflict (team) do update set kek = excluded.kek, wrapped = excluded.wrapped,"
                        + " changed_at = excluded.changed_at")
                .execute(Tuple.of(team, key.kek(), Buffer.buffer(key.wrapped()), now()))
                .replaceWithVoid();
    }

    /** Puts the token in the place of the one of the same kind and holder. */
    Uni<Void> replace(SqlConnection connection, TokenId id, byte[] sealed, SlackToken token) {
        return connection
                .preparedQuery("insert into token (team, kind, holder, version, sealed, scopes, expires_at, stored_at)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8)"
                        + " on conflict (team, kind, holder) do update set version = excluded.version,"
                        + " sealed = excluded.sealed, scopes = excluded.scopes, expires_at = excluded.expires_at,"
                        + " stored_at = excluded.stored_at")
                .execute(Tuple.tuple()
                        .addString(id.team())
                        .addString(id.kind().name())
                        .addString(id.holder())
                        .addInteger(id.version())
                        .addValue(Buffer.buffer(sealed))
                        .addArrayOfString(token.scopes().toArray(String[]::new))
                        .addOffsetDateTime(token.expiresAt()
                                .map(until -> until.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                        .addOffsetDateTime(now()))
                .replaceWithVoid();
    }

    /** Removes the token of this kind, for an installation that brought none in its place. */
    Uni<Void> remove(SqlConnection connection, String team, TokenKind kind, String holder) {
        return connection
                .preparedQuery("delete from token where team = $1 and kind = $2 and holder = $3")
                .execute(Tuple.of(team, kind.name(), holder))
                .replaceWithVoid();
    }

    /** All tokens of the workspace, and its data key. Answers how many tokens. */
    Uni<Integer> removeAll(SqlConnection connection, String team) {
        return connection
                .preparedQuery("delete from data_key where team = $1")
                .execute(Tuple.of(team))
                .chain(() -> connection
                        .preparedQuery("delete from token where team = $1")
                        .execute(Tuple.of(team)))
                .map(rows -> rows.rowCount());
    }

    Uni<Optional<TokenRow>> find(SqlConnection connection, String team, TokenKind kind, String holder) {
        return connection
                .preparedQuery(TOKEN + " and t.kind = $2 and t.holder = $3")
                .execute(Tuple.of(team, kind.name(), holder))
                .map(rows -> first(rows).map(TokenStore::token));
    }

    /** In the order in which they would be used for calls. */
    Uni<List<TokenRow>> accessTokens(SqlConnection connection, String team) {
        return connection
                .preparedQuery(TOKEN + FOR_CALLS)
                .execute(Tuple.of(team))
                .map(rows -> rows.stream().map(TokenStore::token).toList());
    }

    /** The token that calls are made with: the bot's, else the one of the person who came first. */
    Uni<Optional<TokenRow>> forCalls(SqlConnection connection, String team) {
        return connection
                .preparedQuery(TOKEN + FOR_CALLS + " limit 1")
                .execute(Tuple.of(team))
                .map(rows -> first(rows).map(TokenStore::token));
    }

    private static TokenRow token(Row row) {
        return new TokenRow(
                new TokenId(
                        row.getString("team"),
                        TokenKind.valueOf(row.getString("kind")),
                        row.getString("holder"),
                        row.getInteger("version")),
                row.getBuffer("sealed").getBytes(),
                List.of(row.getArrayOfStrings("scopes")),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
                wrappedKey(row));
    }

    private static WrappedKey wrappedKey(Row row) {
        return new WrappedKey(row.getString("kek"), row.getBuffer("wrapped").getBytes());
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
