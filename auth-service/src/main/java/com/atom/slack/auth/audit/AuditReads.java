package com.atom.slack.auth.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.AuditRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.kit.tenancy.Tenancy;

/** Pages of the audit, newest first. Whose entries they are is said twice: here, and by row-level security. */
@Singleton
class AuditReads {

    private final Tenancy tenancy;

    AuditReads(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /**
     * An entry as administrators see it.
     *
     * @param workspaceId absent for what is about no workspace, or about several
     * @param position its place in the chain; absent for the moment between the deed and its seal
     */
    record Entry(
            long id,
            Instant at,
            String actor,
            String action,
            @Nullable String workspaceId,
            String purpose,
            @Nullable Long position,
            @Nullable String hash) {}

    /** One more than the page holds, so that the caller sees whether there is more. */
    Uni<List<Entry>> page(Caller admin, AuditRequest request, Optional<Long> before) {
        return tenancy.outside(connection -> enter(connection, admin.teams())
                .chain(() -> connection
                        .preparedQuery("""
                                select a.id, a.at, a.actor, a.action, a.team, a.purpose, s.position, s.hash
                                from audit a left join audit_seal s on s.entry = a.id
                                where ('*' = any ($1) or a.team = any ($1)) and a.id < coalesce($2::bigint, 9223372036854775807)
                                and a.actor = coalesce($3::text, a.actor) and a.action = coalesce($4::text, a.action)
                                and ($5::text is null or a.team = $5)
                                and a.at >= coalesce($6::timestamptz, '-infinity') and a.at < coalesce($7::timestamptz, 'infinity')
                                order by a.id desc limit $8
                                """)
                        .execute(Tuple.tuple()
                                .addArrayOfString(admin.teams().toArray(String[]::new))
                                .addLong(before.orElse(null))
                                .addString(request.actor())
                                .addString(request.action())
                                .addString(request.workspaceId())
                                .addOffsetDateTime(
                                        request.from() == null
                                                ? null
                                                : request.from().atOffset(ZoneOffset.UTC))
                                .addOffsetDateTime(
                                        request.to() == null
                                                ? null
                                                : request.to().atOffset(ZoneOffset.UTC))
                                .addInteger(request.limit() + 1)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AuditReads::entry)
                        .toList()));
    }

    private static Uni<Void> enter(SqlConnection connection, List<String> teams) {
        return connection
                .preparedQuery("select set_config('atom.teams', $1, true)")
                // nobody covers a workspace of this name: an empty setting would be the service itself
                .execute(Tuple.of(teams.isEmpty() ? "-" : String.join(",", teams)))
                .replaceWithVoid();
    }

    private static Entry entry(Row row) {
        var hash = row.getBuffer("hash");
        return new Entry(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("team"),
                row.getString("purpose"),
                row.getLong("position"),
                hash == null ? null : HexFormat.of().formatHex(hash.getBytes()));
    }
}
