package com.atom.slack.auth.rotation;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.slackapp.Pair;
import com.atom.slack.auth.slackapp.Reply;
import com.atom.slack.auth.slackapp.TokenCalls;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.kit.tenancy.Tenancy;

/** An administrator wants new tokens now: for every access token of the workspace, or of the organisation whose token it uses. */
@Singleton
class RefreshNow {

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final TokenVault vault;
    private final Rotation rotation;
    private final TokenCalls slack;
    private final AuditTrail audit;

    RefreshNow(
            Tenancy tenancy,
            Workspaces workspaces,
            TokenVault vault,
            Rotation rotation,
            TokenCalls slack,
            AuditTrail audit) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.vault = vault;
        this.rotation = rotation;
        this.slack = slack;
        this.audit = audit;
    }

    /** How it went. */
    sealed interface Outcome {

        /** The token that calls are made with from now on. */
        record Refreshed(SlackToken token) implements Outcome {}

        record UnknownWorkspace() implements Outcome {}

        record NeedsReauth(String why) implements Outcome {}

        /** What stopped it; a token that was renewed before it stays renewed. */
        record Stopped(Renewal renewal) implements Outcome {}

        /** Slack does not exchange the token. */
        record NotExchanged(Reply<Pair> reply) implements Outcome {}
    }

    /** @param exchange whether tokens that do not expire are exchanged for ones that do */
    Uni<Outcome> refresh(String team, boolean exchange, String admin) {
        return home(team)
                .chain(home -> home.map(known -> refreshAll(team, known, exchange, admin))
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.UnknownWorkspace())));
    }

    private Uni<Optional<String>> home(String team) {
        return tenancy.in(team, connection -> workspaces.find(connection, team))
                .map(known -> known.map(Workspaces.Known::tokenHome));
    }

    private Uni<Outcome> refreshAll(String team, String home, boolean exchange, String admin) {
        return tenancy.in(home, connection -> vault.openAll(connection, home))
                .chain(tokens -> tokens.isEmpty()
                        ? Uni.createFrom().item(new Outcome.NeedsReauth("no token is kept"))
                        : inTurn(home, tokens, exchange, admin)
                                .chain(stopped -> stopped.map(
                                                outcome -> Uni.createFrom().item(outcome))
                                        .orElseGet(() -> refreshed(team, home, admin))));
    }

    /** Empty when the tokens are new. */
    private Uni<Optional<Outcome>> inTurn(String home, List<Opened.Token> tokens, boolean exchange, String admin) {
        return Multi.createFrom()
                .iterable(tokens)
                .onItem()
                .transformToUniAndConcatenate(held -> one(home, held, exchange, admin))
                .collect()
                .asList()
                .map(RefreshNow::decisive);
    }

    /** The token that calls are made with comes first and decides, unless it does not rotate and a person's beside it does. */
    private static Optional<Outcome> decisive(List<Optional<Outcome>> outcomes) {
        Optional<Outcome> first = outcomes.getFirst();
        boolean lasting = first.equals(Optional.of(new Outcome.Stopped(new Renewal.DoesNotRotate())));
        return lasting && outcomes.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : first;
    }

    private Uni<Optional<Outcome>> one(String home, Opened.Token held, boolean exchange, String admin) {
        return exchange && held.token().expiresAt().isEmpty()
                ? exchange(home, held, admin)
                : rotation.renew(TokenKey.of(home, held.token()), held.generation())
                        .map(renewal -> renewal instanceof Renewal.Renewed
                                ? Optional.empty()
                                : Optional.of(new Outcome.Stopped(renewal)));
    }

    /** Without a turn: of two at once Slack refuses the second, and a lost answer leaves the old token as it was. */
    private Uni<Optional<Outcome>> exchange(String home, Opened.Token held, String admin) {
        return slack.exchange(held.token())
                .chain(reply -> reply instanceof Reply.Done<Pair>(Pair pair)
                        ? rotation.exchanged(TokenKey.of(home, held.token()), held.generation(), pair, admin)
                                .replaceWith(Optional.empty())
                        : Uni.createFrom().item(Optional.of(new Outcome.NotExchanged(reply))));
    }

    private Uni<Outcome> refreshed(String team, String home, String admin) {
        AuditEntry asked = new AuditEntry(admin, Action.TOKEN_REFRESHED, Optional.of(team), "asked for");
        return tenancy.in(team, connection -> audit.append(connection, asked))
                .chain(() -> tenancy.in(home, connection -> vault.open(connection, home)))
                .map(opened -> opened instanceof Opened.Token(SlackToken token, int generation)
                        ? new Outcome.Refreshed(token)
                        : new Outcome.NeedsReauth("no token is kept"));
    }
}
