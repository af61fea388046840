package com.atom.slack.auth.keys;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.internal.ApiKeyIdentity;
import com.atom.slack.kit.tenancy.Tenancy;

/** Whose key is this? */
@Singleton
class ApiKeys {

    private final Tenancy tenancy;
    private final ApiKeyStore store;
    private final Clock clock;

    ApiKeys(Tenancy tenancy, ApiKeyStore store, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.clock = clock;
    }

    /** Empty for a key that is malformed, unknown, revoked or expired: the caller is not told which. */
    Uni<Optional<ApiKeyIdentity>> identify(String text) {
        return ApiKey.parse(text)
                .map(this::identify)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** The lookup is by hash: how far a comparison got says nothing about a key that hashes elsewhere. */
    private Uni<Optional<ApiKeyIdentity>> identify(ApiKey key) {
        byte[] hash = key.hash();
        return tenancy.outside(connection -> store.find(connection, hash))
                .map(row -> row.filter(held -> MessageDigest.isEqual(held.hash(), hash))
                        .filter(held -> held.isValid(clock.instant()))
                        .map(ApiKeyRow::identity));
    }
}
