package com.atom.slack.auth.installations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.installations.Finished.Installed;
import com.atom.slack.auth.installations.Finished.NowhereGranted;
import com.atom.slack.auth.installations.Finished.WrongApp;
import com.atom.slack.auth.installations.Finished.WrongWorkspace;
import com.atom.slack.auth.lifecycle.OrganisationMembers;
import com.atom.slack.auth.revocations.Revocations;
import com.atom.slack.auth.rotation.Rotation;
import com.atom.slack.auth.schema.Announcements;
import com.atom.slack.auth.slackapp.Grant;
import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Connection;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.auth.workspaces.Workspaces.Connected;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Takes a grant in, or refuses it: it must be for the app and the workspace that the installation began with (mix-up, RFC 9700
 * section 4.4). Workspace, tokens, announcement and audit are one transaction.
 */
@Singleton
class Admission {

    private final SlackApp app;
    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final TokenVault vault;
    private final Rotation rotation;
    private final AuditTrail audit;
    private final OrganisationMembers members;
    private final Revocations revocations;
    private final Announcements announcements;

    Admission(
            SlackApp app,
            Tenancy tenancy,
            Workspaces workspaces,
            TokenVault vault,
            Rotation rotation,
            AuditTrail audit,
            OrganisationMembers members,
            Revocations revocations,
            Announcements announcements) {
        this.app = app;
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.vault = vault;
        this.rotation = rotation;
        this.audit = audit;
        this.members = members;
        this.revocations = revocations;
        this.announcements = announcements;
    }

    Uni<Finished> admit(Grant grant, Intent intent) {
        if (!app.isOurs(grant.appId())) {
            return refuse(intent, "app " + grant.appId(), new WrongApp(grant.appId()));
        }
        Optional<String> place = grant.team().or(grant::enterprise);
        if (place.isEmpty()) {
            return refuse(intent, "neither workspace nor organisation", new NowhereGranted());
        }
        String team = place.get();
        Optional<String> other = intent.team()
                .filter(expected -> !expected.equals(team))
                .filter(expected -> !grant.enterprise().equals(Optional.of(expected)));
        return other.map(expected -> refuse(
                        intent, "granted by " + team + ", meant for " + expected, new WrongWorkspace(expected, team)))
                .orElseGet(() -> keep(team, grant, intent));
    }

    private Uni<Finished> refuse(Intent intent, String why, Finished outcome) {
        AuditEntry entry = new AuditEntry(intent.startedBy(), Action.INSTALLATION_REFUSED, Optional.empty(), why);
        return tenancy.outside(connection -> audit.append(connection, entry)).replaceWith(outcome);
    }

    private Uni<Finished> keep(String team, Grant grant, Intent intent) {
        return replaced(team, grant)
                .chain(old -> tenancy.in(team, connection -> keep(connection, team, grant, intent))
                        .invoke(announcements::wake)
                        .call(() ->
                                members.reconcile(team).onFailure().recoverWithUni(failure -> untold(team, failure)))
                        .call(() -> revocations.revoke(team, old, intent.startedBy())))
                .invoke(() -> Log.infof("workspace installed team=%s missingScopes=%s", team, missing(grant, intent)));
    }

    /** Access tokens that the grant takes the place of; not those that Slack gave once more. */
    private Uni<List<SlackToken>> replaced(String team, Grant grant) {
        return tenancy.in(team, connection -> vault.openAll(connection, team))
                .map(held -> held.stream()
                        .map(Opened.Token::token)
                        .filter(old -> grant.tokens().stream().anyMatch(fresh -> takesThePlace(fresh, old)))
                        .toList());
    }

    private static boolean takesThePlace(SlackToken fresh, SlackToken old) {
        return fresh.kind() == old.kind()
                && fresh.holder().equals(old.holder())
                && !fresh.secret().equals(old.secret());
    }

    private static Uni<Void> untold(String team, Throwable failure) {
        Log.warnf(
                "workspaces of an organisation are not known yet enterprise=%s reason=%s",
                team, failure.getClass().getSimpleName());
        return Uni.createFrom().voidItem();
    }

    private Uni<Finished> keep(SqlConnection connection, String team, Grant grant, Intent intent) {
        return workspaces
                .connect(connection, connection(team, grant))
                .call(connected -> vault.keep(connection, team, connected.version(), grant.tokens()))
                .call(connected -> rotation.follow(connection, team, connected.version(), grant.tokens()))
                .call(connected -> audit.append(connection, entry(connected, grant, intent)))
                .map(connected -> installed(connected, grant, intent));
    }

    private static Connection connection(String team, Grant grant) {
        return new Connection(
                team,
                grant.teamName(),
                grant.enterprise(),
                grant.appId(),
                grant.botUser(),
                token(grant, TokenKind.BOT).map(SlackToken::scopes),
                grant.installer(),
                Optional.empty());
    }

    private static AuditEntry entry(Connected connected, Grant grant, Intent intent) {
        List<String> missing = missing(grant, intent);
        return new AuditEntry(
                intent.startedBy(),
                connected.isFirst() ? Action.INSTALLED : Action.REINSTALLED,
                Optional.of(connected.state().team()),
                "allowed by " + grant.installer().orElse("unknown")
                        + (missing.isEmpty() ? "" : ", without " + missing));
    }

    private static Finished installed(Connected connected, Grant grant, Intent intent) {
        SlackToken token = token(grant, TokenKind.BOT)
                .or(() -> token(grant, TokenKind.USER))
                .orElseThrow();
        return new Installed(
                connected.state().team(),
                connected.state().name(),
                grant.installer(),
                token.scopes(),
                token.kind() == TokenKind.BOT ? "bot" : "user",
                token.expiresAt(),
                missing(grant, intent),
                intent.returnTo());
    }

    /** A person may untick optional scopes; that is shown and kept in the audit. */
    private static List<String> missing(Grant grant, Intent intent) {
        return Stream.concat(
                        without(intent.scopes(), token(grant, TokenKind.BOT)),
                        without(intent.userScopes(), token(grant, TokenKind.USER)))
                .toList();
    }

    private static Stream<String> without(List<String> asked, Optional<SlackToken> token) {
        List<String> granted = token.map(SlackToken::scopes).orElse(List.of());
        return asked.stream().filter(scope -> !granted.contains(scope));
    }

    private static Optional<SlackToken> token(Grant grant, TokenKind kind) {
        return grant.tokens().stream().filter(token -> token.kind() == kind).findFirst();
    }
}
