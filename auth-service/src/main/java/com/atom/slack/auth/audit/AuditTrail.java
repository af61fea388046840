package com.atom.slack.auth.audit;

import java.time.Clock;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes entries; the database role of the service can neither change nor delete one. */
@Singleton
public class AuditTrail {

    private final Clock clock;

    AuditTrail(Clock clock) {
        this.clock = clock;
    }

    /** Adds the entry in the transaction of the connection; the row is seen only within its team. */
    public Uni<Void> append(SqlConnection connection, AuditEntry entry) {
        return connection
                .preparedQuery("insert into audit (at, actor, action, team, purpose) values ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        entry.actor(),
                        entry.action().name(),
                        entry.team().orElse(null),
                        entry.purpose()))
                .replaceWithVoid();
    }
}
