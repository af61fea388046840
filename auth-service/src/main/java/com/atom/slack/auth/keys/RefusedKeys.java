package com.atom.slack.auth.keys;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * The account of keys that were refused; never the key. Whoever guesses keys must not be able to fill the disk, so past a
 * number a minute they are counted, and the count is entered with the first of the next minute.
 */
@Singleton
class RefusedKeys {

    private static final int ENTRIES_A_MINUTE = 120;
    private static final long MINUTE_MILLIS = 60_000;

    private final AuditTrail audit;
    private final Clock clock;
    private long minute;
    private int entries;
    private long left;

    RefusedKeys(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Enters the refusal, or counts it. */
    Uni<Void> note(SqlConnection connection, Optional<ApiKeyRow> row) {
        return purpose(why(row))
                .map(purpose -> enter(connection, row, purpose))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> enter(SqlConnection connection, Optional<ApiKeyRow> row, String purpose) {
        Optional<String> team = row.map(ApiKeyRow::teams).flatMap(AuditEntry::about);
        String actor = row.map(ApiKeyRow::subject).orElse("anonymous");
        // the same statements for every kind of key
        return Tenancy.enter(connection, team.orElse(""))
                .chain(() -> audit.append(connection, new AuditEntry(actor, Action.KEY_REFUSED, team, purpose)));
    }

    private String why(Optional<ApiKeyRow> row) {
        return row.map(held -> held.revokedAt().isPresent() ? "revoked" : "expired")
                .orElse("unknown");
    }

    private synchronized Optional<String> purpose(String why) {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now != minute) {
            minute = now;
            entries = 0;
        }
        if (++entries > ENTRIES_A_MINUTE) {
            left++;
            return Optional.empty();
        }
        String purpose = left == 0 ? why : why + ", and " + left + " refusals before it that were only counted";
        left = 0;
        return Optional.of(purpose);
    }
}
