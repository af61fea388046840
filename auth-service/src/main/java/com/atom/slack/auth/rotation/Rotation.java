package com.atom.slack.auth.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.rotation.Renewal.DoesNotRotate;
import com.atom.slack.auth.rotation.Renewal.Later;
import com.atom.slack.auth.rotation.Renewal.Renewed;
import com.atom.slack.auth.slackapp.Pair;
import com.atom.slack.auth.slackapp.Reply;
import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.auth.slackapp.TokenCalls;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Refreshes tokens, once for each generation however many callers and replicas ask (rule 8 of the design). The turn is taken in
 * a transaction of its own before Slack is called, so a crash is seen afterwards as a call without an answer; the pair is saved
 * in another one, and only over the generation that it was made from. Between the two nothing is open.
 */
@Singleton
public class Rotation {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(45);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Tenancy tenancy;
    private final TurnStore turns;
    private final TokenVault vault;
    private final TokenCalls slack;
    private final RotationEnds ends;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Duration lease;
    private final Map<Generation, Uni<Renewal>> underWay = new ConcurrentHashMap<>();

    /** What one refresh is for. */
    record Generation(TokenKey key, int number) {}

    Rotation(
            Tenancy tenancy,
            TurnStore turns,
            TokenVault vault,
            TokenCalls slack,
            RotationEnds ends,
            SlackApp app,
            MeterRegistry metrics,
            Clock clock) {
        this.tenancy = tenancy;
        this.turns = turns;
        this.vault = vault;
        this.slack = slack;
        this.ends = ends;
        this.metrics = metrics;
        this.clock = clock;
        // past the deadline of the call, so that nobody calls a second time while an answer may still come
        Duration call = app.timeout().compareTo(LONGEST_CALL) < 0 ? app.timeout() : LONGEST_CALL;
        this.lease = call.plus(MARGIN);
    }

    /** Tokens that were stored, in the transaction that stored them: those that expire are looked after from now on. */
    public Uni<Void> follow(SqlConnection connection, String team, int generation, List<SlackToken> tokens) {
        return ends.follow(connection, team, generation, tokens);
    }

    /** A pair in place of a token that did not expire; kept only over that generation. */
    Uni<Void> exchanged(TokenKey key, int generation, Pair pair, String admin) {
        return ends.exchanged(new Generation(key, generation), pair, admin);
    }

    /**
     * A newer token than the generation named. Many callers at once in this process share one attempt; those in another
     * wait for its outcome.
     */
    public Uni<Renewal> renew(TokenKey key, int generation) {
        return Uni.createFrom()
                .deferred(() -> underWay.computeIfAbsent(new Generation(key, generation), this::attempt));
    }

    private Uni<Renewal> attempt(Generation wanted) {
        return Uni.createFrom()
                .deferred(() -> turn(wanted))
                .eventually(() -> ended(wanted))
                .memoize()
                .indefinitely();
    }

    private void ended(Generation wanted) {
        underWay.remove(wanted);
    }

    private Uni<Renewal> turn(Generation wanted) {
        TokenKey key = wanted.key();
        return tenancy.in(key.team(), connection -> turns.take(connection, key, wanted.number(), lease))
                .chain(turn -> switch (turn) {
                    case Turn.Yours yours -> refresh(wanted, yours);
                    case Turn.Passed() -> Uni.createFrom().item(new Renewed());
                    case Turn.Busy() ->
                        Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(LOOK_AGAIN)
                                .chain(() -> turn(wanted));
                    case Turn.NotBefore(Instant moment) ->
                        Uni.createFrom().item(new Later("slack could not do it a moment ago", moment));
                    case Turn.Spent(Instant expiresAt) -> spent(wanted, expiresAt);
                    case Turn.Nothing() -> Uni.createFrom().item(new DoesNotRotate());
                });
    }

    private Uni<Renewal> spent(Generation wanted, Instant expiresAt) {
        return clock.instant().isBefore(expiresAt)
                ? Uni.createFrom().item(new Later("its refresh was lost", expiresAt))
                : ends.dead(wanted, "refresh_lost");
    }

    private Uni<Renewal> refresh(Generation wanted, Turn.Yours turn) {
        TokenKey key = wanted.key();
        return tenancy.in(key.team(), connection -> vault.open(connection, key.team(), key.refreshKind(), key.holder()))
                .chain(opened -> switch (opened) {
                    case Opened.Token(SlackToken refresh, int generation)
                    when generation == wanted.number() ->
                        slack.refresh(refresh).chain(reply -> answered(wanted, turn, reply));
                    // installed again since the turn was taken
                    case Opened.Token newer -> turn(wanted);
                    case Opened.Empty() -> ends.dead(wanted, "no_refresh_token");
                    case Opened.Unreadable() -> ends.unreadable(wanted, turn);
                });
    }

    private Uni<Renewal> answered(Generation wanted, Turn.Yours turn, Reply<Pair> reply) {
        metrics.counter("atom_token_refreshes_total", "outcome", outcome(reply)).increment();
        return switch (reply) {
            case Reply.Done<Pair>(Pair pair) -> ends.save(wanted, pair);
            case Reply.Refused<Pair>(String error) -> ends.refused(wanted, turn, error);
            case Reply.NotTaken<Pair>(String why, var retryAfter) -> ends.postpone(wanted, turn, why, retryAfter);
            case Reply.Lost<Pair>() -> {
                Log.warnf(
                        "answer to a refresh was lost team=%s kind=%s generation=%d call=%d",
                        wanted.key().team(), wanted.key().kind(), wanted.number(), turn.call());
                // the same refresh token once more, at once; the turn says when that is over
                yield ends.lost(wanted, turn).chain(() -> turn(wanted));
            }
        };
    }

    private static String outcome(Reply<Pair> reply) {
        return switch (reply) {
            case Reply.Done<Pair> done -> "refreshed";
            case Reply.Refused<Pair> refused -> "refused";
            case Reply.NotTaken<Pair> notTaken -> "not_taken";
            case Reply.Lost<Pair> lost -> "lost";
        };
    }
}
