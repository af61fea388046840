package com.atom.slack.auth.leases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.leases.LeaseOutcome.Leased;
import com.atom.slack.auth.leases.LeaseOutcome.NeedsReauth;
import com.atom.slack.auth.leases.LeaseOutcome.NotNow;
import com.atom.slack.auth.leases.LeaseOutcome.UnknownWorkspace;
import com.atom.slack.auth.leases.LeaseOutcome.Unreadable;
import com.atom.slack.auth.rotation.Renewal;
import com.atom.slack.auth.rotation.TokenKey;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.auth.workspaces.Workspaces.Known;
import com.atom.slack.contracts.internal.TokenLease;
import com.atom.slack.contracts.internal.TokenLeaseQuestion;
import com.atom.slack.contracts.internal.TokenLeaseQuestion.RefusedToken;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.kit.tenancy.Tenancy;

/** Lends tokens; every lease and every refusal is in the audit before anybody gets anything. */
@Singleton
class Leases {

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final TokenVault vault;
    private final Mending mending;
    private final AuditTrail audit;
    private final LeaseConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;

    Leases(
            Tenancy tenancy,
            Workspaces workspaces,
            TokenVault vault,
            Mending mending,
            AuditTrail audit,
            LeaseConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.vault = vault;
        this.mending = mending;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What the vault holds for a workspace: an answer, or a token that has to be mended first. */
    private sealed interface Found {
        record Answer(LeaseOutcome outcome) implements Found {}

        record Broken(TokenKey key, SlackToken token, int generation, String error) implements Found {}
    }

    Uni<LeaseOutcome> lease(String borrower, TokenLeaseQuestion question) {
        Timer.Sample took = Timer.start(metrics);
        return look(borrower, question, question.refused())
                .chain(found -> switch (found) {
                    case Found.Answer(LeaseOutcome outcome) -> Uni.createFrom().item(outcome);
                    case Found.Broken broken -> mended(borrower, question, broken);
                })
                .invoke(outcome -> {
                    String name = outcome.getClass().getSimpleName();
                    metrics.counter("atom_token_leases_total", "outcome", name).increment();
                    took.stop(metrics.timer("atom_token_lease", "outcome", name));
                });
    }

    private Uni<LeaseOutcome> mended(String borrower, TokenLeaseQuestion question, Found.Broken broken) {
        return mending.mend(broken.key(), broken.token(), broken.generation(), borrower)
                .chain(renewal -> switch (renewal) {
                    case Renewal.Later(String why, Instant moment)
                    when isOver(broken) -> refuse(borrower, question, new NotNow(why, seconds(moment)));
                    case Renewal.Unreadable() -> refuse(borrower, question, new Unreadable());
                    // the newer token, or the one that still works, or why there is none
                    case Renewal other ->
                        look(borrower, question, null).map(found -> switch (found) {
                            case Found.Answer(LeaseOutcome outcome) -> outcome;
                            case Found.Broken stays -> new NeedsReauth(stays.error());
                        });
                });
    }

    /** Whether the token cannot even be lent while its successor is waited for. */
    private boolean isOver(Found.Broken broken) {
        return hasExpired(broken.token()) || Mending.isOver(broken.error());
    }

    private long seconds(Instant moment) {
        return Duration.between(clock.instant(), moment).toSeconds();
    }

    private Uni<LeaseOutcome> refuse(String borrower, TokenLeaseQuestion question, LeaseOutcome outcome) {
        return tenancy.in(question.team(), connection -> audit.append(connection, entry(borrower, question, outcome)))
                .replaceWith(outcome);
    }

    private Uni<Found> look(String borrower, TokenLeaseQuestion question, @Nullable RefusedToken refused) {
        return tenancy.in(
                question.team(),
                connection -> workspaces
                        .find(connection, question.team())
                        .chain(workspace -> workspace
                                .map(known -> openFor(connection, known, refused))
                                .orElseGet(() -> answer(new UnknownWorkspace())))
                        .call(found -> found instanceof Found.Answer(LeaseOutcome outcome)
                                ? audit.append(connection, entry(borrower, question, outcome))
                                : Uni.createFrom().voidItem()));
    }

    private static Uni<Found> answer(LeaseOutcome outcome) {
        return Uni.createFrom().item(new Found.Answer(outcome));
    }

    private Uni<Found> openFor(SqlConnection connection, Known known, @Nullable RefusedToken refused) {
        WorkspaceState workspace = known.state();
        if (!workspace.connected()) {
            return answer(new NeedsReauth("the workspace is " + workspace.status()
                    + (workspace.reason() == null ? "" : ": " + workspace.reason())));
        }
        return open(connection, known).map(opened -> found(known, opened, refused));
    }

    /** Of the organisation, where the workspace has no token of its own. */
    private Uni<Opened> open(SqlConnection connection, Known known) {
        String team = known.state().team();
        return known.tokenHome().equals(team)
                ? vault.open(connection, team)
                : Tenancy.enter(connection, known.tokenHome())
                        .chain(() -> vault.open(connection, known.tokenHome()))
                        .call(() -> Tenancy.enter(connection, team));
    }

    private Found found(Known known, Opened opened, @Nullable RefusedToken refused) {
        return switch (opened) {
            case Opened.Token(SlackToken token, int generation) -> found(known, token, generation, refused);
            case Opened.Empty() -> new Found.Answer(new NeedsReauth("no token is kept"));
            case Opened.Unreadable() -> new Found.Answer(new Unreadable());
        };
    }

    private Found found(Known known, SlackToken token, int generation, @Nullable RefusedToken refused) {
        TokenKey key = TokenKey.of(known.tokenHome(), token);
        if (refused != null && refused.generation() == generation && Mending.isOver(refused.error())) {
            return new Found.Broken(key, token, generation, refused.error());
        }
        return hasExpired(token)
                ? new Found.Broken(key, token, generation, "token_expired")
                : new Found.Answer(new Leased(lend(known.state(), token, generation)));
    }

    private boolean hasExpired(SlackToken token) {
        return token.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent();
    }

    private TokenLease lend(WorkspaceState workspace, SlackToken token, int generation) {
        Instant longest = clock.instant().plus(config.length());
        Instant until = token.expiresAt().filter(longest::isAfter).orElse(longest);
        String botUser = token.holder().isEmpty() ? workspace.botUser() : null;
        return new TokenLease(
                token.secret(), workspace.team(), workspace.appId(), botUser, token.scopes(), until, generation);
    }

    private static AuditEntry entry(String borrower, TokenLeaseQuestion question, LeaseOutcome outcome) {
        Action action = outcome instanceof Leased ? Action.TOKEN_LEASED : Action.LEASE_REFUSED;
        return new AuditEntry(borrower, action, Optional.of(question.team()), question.purpose());
    }
}
