package com.atom.slack.auth.revocations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.lifecycle.OrganisationMembers;
import com.atom.slack.auth.schema.Announcements;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.kit.purge.Purge;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Ends a connection for an administrator: nothing is lent from the first transaction on, then the tokens are revoked at Slack,
 * then they are forgotten. Killed in between, the same wish goes on where it was.
 */
@Singleton
class Disconnections {

    /** The workspace stays as a tombstone, or its announcement would be contradicted; the audit is append-only; seq must not begin anew. */
    private static final Set<String> KEPT = Set.of("workspace", "audit", "outbox", "outbox_seq");

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final TokenVault vault;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final Announcements announcements;
    private final Purge purge;

    Disconnections(
            Tenancy tenancy,
            Workspaces workspaces,
            TokenVault vault,
            Revocations revocations,
            AuditTrail audit,
            Announcements announcements) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.vault = vault;
        this.revocations = revocations;
        this.audit = audit;
        this.announcements = announcements;
        this.purge = new Purge(tenancy, "auth", List.of("token"), KEPT, Duration.ZERO);
    }

    /**
     * A workspace that is not connected any more.
     *
     * @param revoked what became of its tokens at Slack; empty when they were gone already, or are an organisation's
     * @param purgedAt when everything was wished away; absent when it was not
     * @param deleted rows of ours by table
     */
    record Disconnected(List<Revoked> revoked, @Nullable Instant purgedAt, boolean done, Map<String, Long> deleted) {}

    /** Empty for a workspace that never was connected. */
    Uni<Optional<Disconnected>> disconnect(String team, boolean all, String admin) {
        return tenancy.in(team, connection -> leave(connection, team, all, admin))
                .invoke(announcements::wake)
                .chain(left -> left.isPresent()
                        ? finish(team, left.get(), all, admin).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<WorkspaceState>> leave(SqlConnection connection, String team, boolean all, String admin) {
        AuditEntry entry =
                new AuditEntry(admin, all ? Action.PURGE_ASKED : Action.DISCONNECTED, Optional.of(team), "asked for");
        return workspaces
                .leave(connection, team, OrganisationMembers.BY_ADMINISTRATOR, all)
                .call(left -> left.isPresent()
                        ? audit.append(connection, entry)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Disconnected> finish(String team, WorkspaceState left, boolean all, String admin) {
        return tenancy.in(team, connection -> vault.openAll(connection, team))
                .map(tokens -> tokens.stream().map(Opened.Token::token).toList())
                .chain(tokens -> revocations.revoke(team, tokens, admin))
                .invoke(() -> Log.infof("workspace disconnected by an administrator team=%s purge=%s", team, all))
                .chain(revoked -> all ? purged(team, left, revoked) : forgotten(team, revoked));
    }

    private Uni<Disconnected> forgotten(String team, List<Revoked> revoked) {
        return tenancy.in(team, connection -> vault.forgetAll(connection, team))
                .map(tokens -> new Disconnected(revoked, null, true, Map.of("token", (long) tokens)));
    }

    private Uni<Disconnected> purged(String team, WorkspaceState left, List<Revoked> revoked) {
        return purge.run(team, left.purgedAt())
                .call(() -> tenancy.in(team, connection -> forgetSent(connection, team))
                        .chain(sent -> purge.note(team, "outbox", sent)))
                .chain(done -> purge.progress(team)
                        .map(progress -> new Disconnected(
                                revoked,
                                left.purgedAt(),
                                done,
                                progress.orElseThrow().deleted())));
    }

    /** What was announced before, with its name; what is still to be announced is this very wish. */
    private static Uni<Integer> forgetSent(SqlConnection connection, String team) {
        return connection
                .preparedQuery("delete from outbox where team = $1 and sent_at is not null")
                .execute(Tuple.of(team))
                .map(rows -> rows.rowCount());
    }
}
