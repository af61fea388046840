package com.atom.slack.auth.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.lifecycle.AppEvent.Happening;
import com.atom.slack.auth.organisations.Organisations;
import com.atom.slack.auth.rotation.Losses;
import com.atom.slack.auth.rotation.TokenKey;
import com.atom.slack.auth.schema.Announcements;
import com.atom.slack.auth.slackapp.Reply;
import com.atom.slack.auth.slackapp.TokenCalls;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.auth.workspaces.Workspaces.Known;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Applies what Slack tells, in whatever order and however often it comes. What happened before the newest installation is about
 * an older one; so near to it that clocks may disagree, Slack is asked whether the token works.
 */
@Singleton
class LifeCycle {

    private static final String ACTOR = "slack";
    private static final Duration CLOCKS_MAY_DISAGREE = Duration.ofMinutes(1);

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final Organisations organisations;
    private final OrganisationMembers members;
    private final TokenVault vault;
    private final Losses losses;
    private final TokenCalls slack;
    private final AuditTrail audit;
    private final Announcements announcements;
    private final MeterRegistry metrics;

    LifeCycle(
            Tenancy tenancy,
            Workspaces workspaces,
            Organisations organisations,
            OrganisationMembers members,
            TokenVault vault,
            Losses losses,
            TokenCalls slack,
            AuditTrail audit,
            Announcements announcements,
            MeterRegistry metrics) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.organisations = organisations;
        this.members = members;
        this.vault = vault;
        this.losses = losses;
        this.slack = slack;
        this.audit = audit;
        this.announcements = announcements;
        this.metrics = metrics;
    }

    /** Fails when something is away; may be asked again then. */
    Uni<Void> happened(AppEvent event) {
        return tenancy.in(event.place(), connection -> workspaces.find(connection, event.place()))
                .chain(known -> known.filter(workspace -> concerns(workspace, event))
                        .map(workspace -> apply(workspace, event))
                        .orElseGet(() -> ignored(event)))
                .invoke(announcements::wake);
    }

    private static boolean concerns(Known workspace, AppEvent event) {
        // an event that tells whole seconds may lie in the second of the installation
        Instant installed = workspace.installedAt().truncatedTo(ChronoUnit.SECONDS);
        return workspace.state().appId().equals(event.appId())
                && (event.happening() instanceof Happening.AccessChanged
                        || !event.moment().isBefore(installed.minus(CLOCKS_MAY_DISAGREE)));
    }

    private Uni<Void> ignored(AppEvent event) {
        metrics.counter("atom_app_events_total", "outcome", "ignored").increment();
        Log.infof(
                "event about the app is of no installation of ours, or of an older one team=%s type=%s",
                event.place(), event.happening().getClass().getSimpleName());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> apply(Known workspace, AppEvent event) {
        metrics.counter("atom_app_events_total", "outcome", "applied").increment();
        boolean doubtful = event.moment().isBefore(workspace.installedAt().plus(CLOCKS_MAY_DISAGREE));
        return switch (event.happening()) {
            case Happening.TokensRevoked revoked -> revoked(workspace, revoked, doubtful);
            case Happening.Uninstalled() -> uninstalled(workspace, doubtful);
            case Happening.AccessChanged() -> members.reconcile(workspace.tokenHome());
        };
    }

    /** People's tokens first: when the bot's goes too, it is the bot's that the workspace stops for. */
    private Uni<Void> revoked(Known workspace, Happening.TokensRevoked revoked, boolean doubtful) {
        String home = workspace.tokenHome();
        List<TokenKey> keys = new ArrayList<>();
        revoked.users().forEach(user -> keys.add(new TokenKey(home, TokenKind.USER, user)));
        if (revoked.bots().stream().anyMatch(bot -> isOurs(workspace, bot))) {
            keys.add(new TokenKey(home, TokenKind.BOT, ""));
        }
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUniAndConcatenate(key -> unlessItWorks(key, doubtful, () -> lost(key)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean isOurs(Known workspace, String bot) {
        return workspace.state().botUser() == null
                || workspace.state().botUser().equals(bot);
    }

    private Uni<Void> lost(TokenKey key) {
        return tenancy.in(
                key.team(),
                connection -> workspaces
                        .nextVersion(connection, key.team())
                        .chain(() -> losses.lost(connection, key, "tokens_revoked", ACTOR)));
    }

    private Uni<Void> uninstalled(Known workspace, boolean doubtful) {
        String home = workspace.tokenHome();
        return tenancy.in(home, connection -> vault.open(connection, home))
                .chain(opened -> opened instanceof Opened.Token(SlackToken token, int generation)
                        ? unlessItWorks(TokenKey.of(home, token), doubtful, () -> end(home))
                        : end(home));
    }

    private Uni<Void> end(String home) {
        return tenancy.in(
                home,
                connection -> workspaces
                        .nextVersion(connection, home)
                        .chain(() -> organisations.each(connection, home, team -> end(connection, team)))
                        .chain(() -> vault.forgetAll(connection, home))
                        .replaceWithVoid());
    }

    private Uni<Void> end(SqlConnection connection, String team) {
        AuditEntry entry = new AuditEntry(ACTOR, Action.DISCONNECTED, Optional.of(team), "app_uninstalled");
        return workspaces
                .disconnect(connection, team, "app_uninstalled")
                .chain(changed -> changed
                        ? audit.append(connection, entry)
                        : Uni.createFrom().voidItem());
    }

    /** A token that Slack still takes belongs to an installation that is newer than the event. */
    private Uni<Void> unlessItWorks(TokenKey key, boolean doubtful, Supplier<Uni<Void>> work) {
        if (!doubtful) {
            return work.get();
        }
        return tenancy.in(key.team(), connection -> vault.open(connection, key.team(), key.kind(), key.holder()))
                .chain(opened -> opened instanceof Opened.Token(SlackToken token, int generation)
                        ? slack.test(token).chain(reply -> decide(reply, work))
                        : work.get());
    }

    private static Uni<Void> decide(Reply<Boolean> reply, Supplier<Uni<Void>> work) {
        return switch (reply) {
            case Reply.Done<Boolean> works -> Uni.createFrom().voidItem();
            case Reply.Refused<Boolean> over -> work.get();
            case Reply.NotTaken<Boolean>(String why, var retryAfter) ->
                Uni.createFrom().failure(new IllegalStateException("Slack cannot say: " + why));
            case Reply.Lost<Boolean>() -> Uni.createFrom().failure(new IllegalStateException("Slack gave no answer"));
        };
    }
}
