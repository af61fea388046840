package com.atom.slack.auth.vault;

import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.vault.Envelope.WrappedKey;

/** Keeps and opens tokens, always in the transaction of the caller, which has entered the team. */
@Singleton
public class TokenVault {

    private final Envelope envelope;
    private final TokenStore store;
    private final MeterRegistry metrics;

    TokenVault(Envelope envelope, TokenStore store, MeterRegistry metrics) {
        this.envelope = envelope;
        this.store = store;
        this.metrics = metrics;
    }

    /**
     * Seals and stores what an installation brought, each token in the place of its predecessor; a refresh token that was
     * not brought again is forgotten. The caller holds the lock on the workspace's row.
     *
     * @param version of the installation, greater than any before
     */
    public Uni<Void> keep(SqlConnection connection, String team, int version, List<SlackToken> tokens) {
        return dataKey(connection, team)
                .chain(key -> Multi.createFrom()
                        .iterable(tokens)
                        .onItem()
                        .transformToUniAndConcatenate(token -> keep(connection, team, version, key, token))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> keep(SqlConnection connection, String team, int version, SecretKey key, SlackToken token) {
        TokenId id = new TokenId(team, token.kind(), token.holder(), version);
        return forgetRefreshToken(connection, team, token)
                .chain(() -> store.replace(connection, id, envelope.seal(key, id, token.secret()), token));
    }

    /** Access tokens come before their refresh tokens, so this removes only what is not brought again. */
    private Uni<Void> forgetRefreshToken(SqlConnection connection, String team, SlackToken token) {
        return switch (token.kind()) {
            case BOT -> store.remove(connection, team, TokenKind.BOT_REFRESH, token.holder());
            case USER -> store.remove(connection, team, TokenKind.USER_REFRESH, token.holder());
            case BOT_REFRESH, USER_REFRESH -> Uni.createFrom().voidItem();
        };
    }

    /** The workspace's data key under the newest wrapping; a new one when there is none that opens, for its tokens are lost anyway. */
    private Uni<SecretKey> dataKey(SqlConnection connection, String team) {
        return store.dataKey(connection, team)
                .map(stored -> stored.flatMap(key -> envelope.unwrap(team, key)))
                .map(key -> key.orElseGet(envelope::newDataKey))
                .call(key -> store.saveDataKey(connection, team, envelope.wrap(team, key)));
    }

    /** The token that calls are made with. A data key under an older key-encryption key is wrapped anew on the way. */
    public Uni<Opened> open(SqlConnection connection, String team) {
        return store.forCalls(connection, team)
                .chain(row -> row.map(held -> open(connection, held))
                        .orElseGet(() -> Uni.createFrom().item(new Opened.Empty())));
    }

    /** One token of the workspace, refresh tokens included. */
    public Uni<Opened> open(SqlConnection connection, String team, TokenKind kind, String holder) {
        return store.find(connection, team, kind, holder)
                .chain(row -> row.map(held -> open(connection, held))
                        .orElseGet(() -> Uni.createFrom().item(new Opened.Empty())));
    }

    /** All access tokens of the workspace that open; the others are of use to nobody. */
    public Uni<List<Opened.Token>> openAll(SqlConnection connection, String team) {
        return store.accessTokens(connection, team)
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> open(connection, row))
                .filter(Opened.Token.class::isInstance)
                .map(Opened.Token.class::cast)
                .collect()
                .asList();
    }

    /** Removes a token and what renews it. */
    public Uni<Void> forget(SqlConnection connection, String team, TokenKind kind, String holder) {
        TokenKind renews = kind == TokenKind.BOT ? TokenKind.BOT_REFRESH : TokenKind.USER_REFRESH;
        return store.remove(connection, team, renews, holder).chain(() -> store.remove(connection, team, kind, holder));
    }

    /** Removes all tokens and the data key; what a backup still holds of them is of no use without the key. Answers how many tokens. */
    public Uni<Integer> forgetAll(SqlConnection connection, String team) {
        return store.removeAll(connection, team);
    }

    private Uni<Opened> open(SqlConnection connection, TokenRow row) {
        Optional<SecretKey> key = envelope.unwrap(row.id().team(), row.dataKey());
        Optional<String> secret = key.flatMap(dataKey -> envelope.open(dataKey, row.id(), row.sealed()));
        if (secret.isEmpty()) {
            return Uni.createFrom().item(alarm(row));
        }
        SlackToken token =
                new SlackToken(row.id().kind(), row.id().holder(), secret.get(), row.scopes(), row.expiresAt());
        return rewrapIfStale(connection, row, key.get())
                .replaceWith(new Opened.Token(token, row.id().version()));
    }

    private Uni<Void> rewrapIfStale(SqlConnection connection, TokenRow row, SecretKey key) {
        WrappedKey stored = row.dataKey();
        String team = row.id().team();
        return envelope.isStale(stored)
                ? store.saveDataKey(connection, team, envelope.wrap(team, key))
                : Uni.createFrom().voidItem();
    }

    private Opened alarm(TokenRow row) {
        metrics.counter("atom_vault_unreadable_total").increment();
        Log.errorf(
                "token does not open: it was changed, or its key is missing from ENCRYPTION_KEY"
                        + " team=%s kind=%s version=%d kek=%s",
                row.id().team(),
                row.id().kind(),
                row.id().version(),
                row.dataKey().kek());
        return new Opened.Unreadable();
    }

    /** Whether sealing and opening work at all. */
    public boolean works() {
        SecretKey key = envelope.newDataKey();
        TokenId id = new TokenId("T0", TokenKind.BOT, "", 0);
        return envelope.open(key, id, envelope.seal(key, id, "probe"))
                .filter("probe"::equals)
                .isPresent();
    }
}
