package com.atom.slack.auth.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.blocking.WorkerPool;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.tenancy.Tenancy;

/** Makes the first administrator's key when there is no key at all. */
@Singleton
class FirstKey {

    private static final List<String> ALL_WORKSPACES = List.of("*");

    private final KeysConfig config;
    private final Tenancy tenancy;
    private final ApiKeyStore store;
    private final AuditTrail audit;
    private final WorkerPool workers;
    private final SecureRandom random;
    private final Clock clock;

    FirstKey(
            KeysConfig config,
            Tenancy tenancy,
            ApiKeyStore store,
            AuditTrail audit,
            WorkerPool workers,
            SecureRandom random,
            Clock clock) {
        this.config = config;
        this.tenancy = tenancy;
        this.store = store;
        this.audit = audit;
        this.workers = workers;
        this.random = random;
        this.clock = clock;
    }

    /** The main thread waits: without a key nobody could use the service, and a fault must stop the start. */
    void onStart(@Observes StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(this::ensure);
    }

    private Uni<Void> ensure() {
        return tenancy.outside(connection -> store.isEmptyUnderLock(connection)
                .chain(empty -> empty ? make(connection) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> make(SqlConnection connection) {
        if (config.adminFile().isEmpty()) {
            Log.warn("no API key exists: set ATOM_ADMIN_KEY_FILE to a path and start again;"
                    + " the first administrator's key is then written there");
            return Uni.createFrom().voidItem();
        }
        Path file = config.adminFile().get();
        // inside the transaction: its lock keeps a second replica from writing another key into the file
        return workers.run(() -> new AdminKeyFile(file).obtain(random))
                .map(this::row)
                .call(row -> store.insert(connection, row))
                .call(row -> audit.append(connection, entry(row)))
                .invoke(row -> Log.infof("first administrator's key is in force key=%s file=%s", row.id(), file))
                .replaceWithVoid();
    }

    private ApiKeyRow row(ApiKey key) {
        return new ApiKeyRow(
                key.id(),
                key.hash(),
                "first administrator",
                Role.ADMIN,
                ALL_WORKSPACES,
                true,
                clock.instant(),
                "service:auth",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static AuditEntry entry(ApiKeyRow row) {
        return new AuditEntry("service:auth", Action.KEY_CREATED, Optional.empty(), "first key " + row.id());
    }
}
