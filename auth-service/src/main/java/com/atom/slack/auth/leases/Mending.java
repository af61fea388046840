package com.atom.slack.auth.leases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import com.atom.slack.auth.rotation.Losses;
import com.atom.slack.auth.rotation.Renewal;
import com.atom.slack.auth.rotation.Rotation;
import com.atom.slack.auth.rotation.TokenKey;
import com.atom.slack.auth.slackapp.Reply;
import com.atom.slack.auth.slackapp.TokenCalls;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * What is done about a token that does not work: a newer one, where the app rotates; else Slack is asked whether it is really
 * over, so that one strange answer to somebody does not end the work of a workspace.
 */
@Singleton
class Mending {

    private static final String EXPIRED = "token_expired";

    /** What Slack says of a token that is over. Other refusals speak of the call and not of the token. */
    private static final Set<String> OVER = Set.of(EXPIRED, "token_revoked", "account_inactive", "invalid_auth");

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final TokenVault vault;
    private final Rotation rotation;
    private final Losses losses;
    private final TokenCalls slack;
    private final Clock clock;

    Mending(
            Tenancy tenancy,
            Workspaces workspaces,
            TokenVault vault,
            Rotation rotation,
            Losses losses,
            TokenCalls slack,
            Clock clock) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.vault = vault;
        this.rotation = rotation;
        this.losses = losses;
        this.slack = slack;
        this.clock = clock;
    }

    /** Whether an error is about the token. */
    static boolean isOver(String error) {
        return OVER.contains(error);
    }

    /**
     * A token of that generation is of no use, or is said to be.
     *
     * @param borrower who found out
     */
    Uni<Renewal> mend(TokenKey key, SlackToken token, int generation, String borrower) {
        return rotation.renew(key, generation)
                .chain(renewal -> renewal instanceof Renewal.DoesNotRotate
                        ? verify(key, token, generation, borrower)
                        : Uni.createFrom().item(renewal));
    }

    private Uni<Renewal> verify(TokenKey key, SlackToken token, int generation, String borrower) {
        return slack.test(token).chain(reply -> switch (reply) {
            case Reply.Refused<Boolean>(String said) when isOver(said) -> over(key, generation, said, borrower);
            case Reply.NotTaken<Boolean>(String why, var retryAfter) -> later(why);
            case Reply.Lost<Boolean>() -> later("no answer from Slack");
            // it works, or Slack objects to something else
            case Reply.Done<Boolean> works -> Uni.createFrom().item(new Renewal.Renewed());
            case Reply.Refused<Boolean> other -> Uni.createFrom().item(new Renewal.Renewed());
        });
    }

    private Uni<Renewal> later(String why) {
        Instant moment = clock.instant().plus(SOON);
        return Uni.createFrom().item(new Renewal.Later(why, moment));
    }

    /** The end of that generation, unless there is a newer one by now. */
    private Uni<Renewal> over(TokenKey key, int generation, String error, String borrower) {
        return tenancy.<Renewal>in(
                        key.team(),
                        connection -> workspaces
                                .nextVersion(connection, key.team())
                                .chain(() -> vault.open(connection, key.team(), key.kind(), key.holder()))
                                .chain(opened -> opened instanceof Opened.Token(SlackToken present, int held)
                                                && held != generation
                                        ? Uni.createFrom().item(new Renewal.Renewed())
                                        : losses.lost(connection, key, error, borrower)
                                                .replaceWith(new Renewal.Dead(error))))
                .invoke(losses::announced);
    }
}
