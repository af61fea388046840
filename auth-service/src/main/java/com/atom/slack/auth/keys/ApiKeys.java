package com.atom.slack.auth.keys;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.secrets.OneTimeSecret;
import com.atom.slack.contracts.internal.ApiKeyIdentity;
import com.atom.slack.kit.tenancy.Tenancy;

/** Whose key is this? */
@Singleton
class ApiKeys {

    private final Tenancy tenancy;
    private final ApiKeyStore store;
    private final RefusedKeys refused;
    private final Clock clock;

    ApiKeys(Tenancy tenancy, ApiKeyStore store, RefusedKeys refused, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.refused = refused;
        this.clock = clock;
    }

    /**
     * Empty for a key that is malformed, unknown, revoked or expired: the caller is not told which, and each takes the same way
     * (one look, one entry), so that time does not tell either. The lookup is by hash: how far a comparison got says nothing
     * about a key that hashes elsewhere.
     */
    Uni<Optional<ApiKeyIdentity>> identify(String text) {
        byte[] hash = OneTimeSecret.hash(text);
        return judged(connection ->
                store.find(connection, hash).map(row -> row.filter(held -> MessageDigest.isEqual(held.hash(), hash))));
    }

    /** The same of a key that was presented before, by its public name. */
    Uni<Optional<ApiKeyIdentity>> standing(String id) {
        return judged(connection -> store.find(connection, id));
    }

    private Uni<Optional<ApiKeyIdentity>> judged(Function<SqlConnection, Uni<Optional<ApiKeyRow>>> find) {
        return tenancy.outside(connection -> find.apply(connection)
                .call(row -> note(connection, row))
                .map(row -> row.filter(held -> held.isValid(clock.instant())).map(ApiKeyRow::identity)));
    }

    private Uni<Void> note(SqlConnection connection, Optional<ApiKeyRow> row) {
        return row.filter(held -> held.isValid(clock.instant()))
                .map(held -> store.touch(connection, held.id()))
                .orElseGet(() -> refused.note(connection, row));
    }
}
