package com.atom.slack.auth.lifecycle;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.organisations.Organisations;
import com.atom.slack.auth.schema.Announcements;
import com.atom.slack.auth.slackapp.Reply;
import com.atom.slack.auth.slackapp.TokenCalls;
import com.atom.slack.auth.slackapp.TokenCalls.Reached;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Connection;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.auth.workspaces.Workspaces.Known;
import com.atom.slack.contracts.workspaces.WorkspaceState.Status;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * The workspaces that an organisation lets the app into. Whatever Slack tells of one of them, all are asked for
 * ({@code auth.teams.list}), so that order and repetition of what it tells do not matter.
 */
@Singleton
public class OrganisationMembers {

    /** Said by an administrator of ours: no organisation brings it back, only an installation does. */
    public static final String BY_ADMINISTRATOR = "disconnected";

    private static final String GONE = "team_access_revoked";
    private static final String ACTOR = "slack";

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final Organisations organisations;
    private final TokenVault vault;
    private final TokenCalls slack;
    private final AuditTrail audit;
    private final Announcements announcements;

    OrganisationMembers(
            Tenancy tenancy,
            Workspaces workspaces,
            Organisations organisations,
            TokenVault vault,
            TokenCalls slack,
            AuditTrail audit,
            Announcements announcements) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.organisations = organisations;
        this.vault = vault;
        this.slack = slack;
        this.audit = audit;
        this.announcements = announcements;
    }

    private record Before(Known organisation, int version, Optional<SlackToken> token) {}

    /** Fails when Slack or the database is away. Nothing happens for what is no organisation. */
    public Uni<Void> reconcile(String enterprise) {
        return Organisations.is(enterprise)
                ? before(enterprise)
                        .chain(before -> before.token()
                                .map(token -> slack.teams(token).chain(reply -> reconcile(enterprise, before, reply)))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                : Uni.createFrom().voidItem();
    }

    /** The number tells afterwards whether somebody else has asked Slack meanwhile, and perhaps later than we. */
    private Uni<Before> before(String enterprise) {
        return tenancy.in(
                enterprise,
                connection -> workspaces
                        .nextVersion(connection, enterprise)
                        .chain(version -> workspaces
                                .find(connection, enterprise)
                                .chain(known -> vault.open(connection, enterprise)
                                        .map(opened -> new Before(known.orElseThrow(), version, usable(opened))))));
    }

    private static Optional<SlackToken> usable(Opened opened) {
        return opened instanceof Opened.Token(SlackToken token, int generation) ? Optional.of(token) : Optional.empty();
    }

    private Uni<Void> reconcile(String enterprise, Before before, Reply<List<Reached>> reply) {
        return switch (reply) {
            case Reply.Done<List<Reached>>(List<Reached> reached) -> apply(enterprise, before, reached);
            case Reply.Refused<List<Reached>>(String error) -> {
                Log.warnf("workspaces of an organisation are not told enterprise=%s reason=%s", enterprise, error);
                yield Uni.createFrom().voidItem();
            }
            case Reply.NotTaken<List<Reached>>(String why, var retryAfter) ->
                Uni.createFrom().failure(new IllegalStateException("Slack cannot say: " + why));
            case Reply.Lost<List<Reached>>() ->
                Uni.createFrom().failure(new IllegalStateException("Slack gave no answer"));
        };
    }

    private Uni<Void> apply(String enterprise, Before before, List<Reached> reached) {
        return tenancy.in(
                        enterprise,
                        connection -> workspaces
                                .nextVersion(connection, enterprise)
                                .chain(version -> version == before.version() + 1
                                        ? apply(connection, enterprise, before.organisation(), reached)
                                                .replaceWith(true)
                                        : Uni.createFrom().item(false)))
                .invoke(announcements::wake)
                .chain(applied -> applied ? Uni.createFrom().voidItem() : reconcile(enterprise));
    }

    private Uni<Void> apply(SqlConnection connection, String enterprise, Known organisation, List<Reached> reached) {
        Set<String> now = new HashSet<>();
        reached.forEach(team -> now.add(team.id()));
        return organisations
                .members(connection, enterprise)
                .chain(members -> inTurn(
                                members.stream()
                                        .filter(team -> !now.contains(team))
                                        .toList(),
                                team -> leave(connection, team))
                        .chain(() -> inTurn(reached, team -> join(connection, organisation, team))))
                .chain(() -> Tenancy.enter(connection, enterprise));
    }

    private static <T> Uni<Void> inTurn(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> work.apply(item))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> leave(SqlConnection connection, String team) {
        return Tenancy.enter(connection, team)
                .chain(() -> organisations.remove(connection, team))
                .chain(() -> workspaces.disconnect(connection, team, GONE))
                .chain(changed -> changed
                        ? audit.append(connection, new AuditEntry(ACTOR, Action.DISCONNECTED, Optional.of(team), GONE))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> join(SqlConnection connection, Known organisation, Reached team) {
        return Tenancy.enter(connection, team.id())
                .chain(() -> workspaces.find(connection, team.id()))
                .chain(known -> known.filter(workspace -> isSettled(workspace, organisation))
                        .map(settled -> Uni.createFrom().voidItem())
                        .orElseGet(() -> connect(connection, organisation, team)));
    }

    /** Connected already, by this organisation or on its own, or taken out by an administrator of ours. */
    private static boolean isSettled(Known workspace, Known organisation) {
        boolean out = workspace.state().status() == Status.DISCONNECTED
                && BY_ADMINISTRATOR.equals(workspace.state().reason())
                && !workspace.installedAt().isBefore(organisation.installedAt());
        return workspace.state().connected() && !workspace.installedAt().isBefore(organisation.installedAt()) || out;
    }

    private Uni<Void> connect(SqlConnection connection, Known organisation, Reached team) {
        String enterprise = organisation.state().team();
        Connection grant = new Connection(
                team.id(),
                Optional.ofNullable(team.name()),
                Optional.of(enterprise),
                organisation.state().appId(),
                Optional.ofNullable(organisation.state().botUser()),
                Optional.of(organisation.state().scopes()),
                Optional.empty(),
                Optional.of(enterprise));
        return workspaces
                .connect(connection, grant)
                .chain(() -> organisations.add(connection, enterprise, team.id()))
                .chain(() -> audit.append(
                        connection,
                        new AuditEntry(
                                ACTOR, Action.INSTALLED, Optional.of(team.id()), "by organisation " + enterprise)))
                .invoke(() -> Log.infof("workspace joined by its organisation team=%s", team.id()));
    }
}
