package com.atom.slack.auth.revocations;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.slackapp.Reply;
import com.atom.slack.auth.slackapp.TokenCalls;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;
import com.atom.slack.kit.tenancy.Tenancy;

/** Revokes tokens at Slack ({@code auth.revoke}), as well as it can be done: a token that Slack cannot be reached for stays told. */
@Singleton
public class Revocations {

    private static final Set<String> OVER =
            Set.of("token_revoked", "account_inactive", "invalid_auth", "token_expired");

    private final TokenCalls slack;
    private final Tenancy tenancy;
    private final AuditTrail audit;

    Revocations(TokenCalls slack, Tenancy tenancy, AuditTrail audit) {
        this.slack = slack;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** One after the other; each in the audit with its outcome. Never fails for what Slack does. */
    public Uni<List<Revoked>> revoke(String team, List<SlackToken> tokens, String actor) {
        return Multi.createFrom()
                .iterable(tokens)
                .onItem()
                .transformToUniAndConcatenate(token -> slack.revoke(token)
                        .map(reply -> revoked(token, reply))
                        .call(revoked -> note(team, revoked, actor)))
                .collect()
                .asList();
    }

    private static Revoked revoked(SlackToken token, Reply<Boolean> reply) {
        String type = token.kind() == TokenKind.BOT ? "bot" : "user";
        String user = token.holder().isEmpty() ? null : token.holder();
        return switch (reply) {
            case Reply.Done<Boolean> done -> new Revoked(type, user, "revoked", null);
            case Reply.Refused<Boolean>(String error)
            when OVER.contains(error) -> new Revoked(type, user, "already_revoked", null);
            case Reply.Refused<Boolean>(String error) -> new Revoked(type, user, "failed", error);
            case Reply.NotTaken<Boolean>(String why, var retryAfter) -> new Revoked(type, user, "failed", why);
            case Reply.Lost<Boolean>() -> new Revoked(type, user, "failed", "no_answer");
        };
    }

    private Uni<Void> note(String team, Revoked revoked, String actor) {
        String how =
                revoked.tokenType() + " " + revoked.outcome() + (revoked.error() == null ? "" : " " + revoked.error());
        if (!revoked.isDone()) {
            Log.warnf("token was not revoked at Slack team=%s reason=%s", team, revoked.error());
        }
        return tenancy.in(
                team,
                connection ->
                        audit.append(connection, new AuditEntry(actor, Action.TOKEN_REVOKED, Optional.of(team), how)));
    }
}
