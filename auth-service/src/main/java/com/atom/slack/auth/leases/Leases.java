package com.atom.slack.auth.leases;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.leases.LeaseOutcome.Leased;
import com.atom.slack.auth.leases.LeaseOutcome.NeedsReauth;
import com.atom.slack.auth.leases.LeaseOutcome.UnknownWorkspace;
import com.atom.slack.auth.leases.LeaseOutcome.Unreadable;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.contracts.internal.TokenLease;
import com.atom.slack.contracts.internal.TokenLeaseQuestion;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.kit.tenancy.Tenancy;

/** Lends tokens; every lease and every refusal is in the audit before anybody gets anything. */
@Singleton
class Leases {

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final TokenVault vault;
    private final AuditTrail audit;
    private final LeaseConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;

    Leases(
            Tenancy tenancy,
            Workspaces workspaces,
            TokenVault vault,
            AuditTrail audit,
            LeaseConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.vault = vault;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    Uni<LeaseOutcome> lease(String borrower, TokenLeaseQuestion question) {
        return tenancy.in(
                        question.team(),
                        connection -> workspaces
                                .find(connection, question.team())
                                .chain(workspace -> workspace
                                        .map(known -> openFor(connection, known))
                                        .orElseGet(() -> Uni.createFrom().item(new UnknownWorkspace())))
                                .call(outcome -> audit.append(connection, entry(borrower, question, outcome))))
                .invoke(this::count);
    }

    private Uni<LeaseOutcome> openFor(SqlConnection connection, WorkspaceState workspace) {
        return workspace.connected()
                ? vault.open(connection, workspace.team()).map(opened -> outcome(workspace, opened))
                : Uni.createFrom().item(new NeedsReauth("the workspace is " + workspace.status()));
    }

    private LeaseOutcome outcome(WorkspaceState workspace, Opened opened) {
        return switch (opened) {
            case Opened.Token(SlackToken token) when hasExpired(token) -> new NeedsReauth("the token has expired");
            case Opened.Token(SlackToken token) -> new Leased(lend(workspace, token));
            case Opened.Empty() -> new NeedsReauth("no token is kept");
            case Opened.Unreadable() -> new Unreadable();
        };
    }

    private boolean hasExpired(SlackToken token) {
        return token.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent();
    }

    private TokenLease lend(WorkspaceState workspace, SlackToken token) {
        Instant longest = clock.instant().plus(config.length());
        Instant until = token.expiresAt().filter(longest::isAfter).orElse(longest);
        String botUser = token.holder().isEmpty() ? workspace.botUser() : null;
        return new TokenLease(token.secret(), workspace.team(), workspace.appId(), botUser, token.scopes(), until);
    }

    private static AuditEntry entry(String borrower, TokenLeaseQuestion question, LeaseOutcome outcome) {
        Action action = outcome instanceof Leased ? Action.TOKEN_LEASED : Action.LEASE_REFUSED;
        return new AuditEntry(borrower, action, Optional.of(question.team()), question.purpose());
    }

    private void count(LeaseOutcome outcome) {
        metrics.counter("atom_token_leases_total", "outcome", outcome.getClass().getSimpleName())
                .increment();
    }
}
