package com.atom.slack.auth.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.rotation.Renewal.Dead;
import com.atom.slack.auth.rotation.Renewal.Later;
import com.atom.slack.auth.rotation.Renewal.Renewed;
import com.atom.slack.auth.rotation.Renewal.Unreadable;
import com.atom.slack.auth.rotation.Rotation.Generation;
import com.atom.slack.auth.slackapp.Pair;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.kit.tenancy.Tenancy;

/** What a refresh comes to, each in one transaction: a pair to save, a pause, or the end of the token. */
@Singleton
class RotationEnds {

    static final String ACTOR = "service:auth";

    private static final Duration JITTER = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** Our own credentials are wrong: no workspace is to blame, and none has to be installed again. */
    private static final Set<String> OUR_FAULT = Set.of("bad_client_secret", "invalid_client_id", "invalid_grant_type");

    /** As long as a pair is in hand and the database away, the pair is worth every attempt. */
    private static final Duration SAVING = Duration.ofSeconds(50);

    private final Tenancy tenancy;
    private final TurnStore turns;
    private final TokenVault vault;
    private final Workspaces workspaces;
    private final Losses losses;
    private final AuditTrail audit;
    private final RotationConfig config;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    RotationEnds(
            Tenancy tenancy,
            TurnStore turns,
            TokenVault vault,
            Workspaces workspaces,
            Losses losses,
            AuditTrail audit,
            RotationConfig config,
            Clock clock) {
        this.tenancy = tenancy;
        this.turns = turns;
        this.vault = vault;
        this.workspaces = workspaces;
        this.losses = losses;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    Uni<Void> follow(SqlConnection connection, String team, int generation, List<SlackToken> tokens) {
        return Multi.createFrom()
                .iterable(tokens)
                .filter(token -> token.kind() == TokenKind.BOT || token.kind() == TokenKind.USER)
                .onItem()
                .transformToUniAndConcatenate(token -> follow(connection, team, generation, token))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> follow(SqlConnection connection, String team, int generation, SlackToken token) {
        TokenKey key = TokenKey.of(team, token);
        return token.expiresAt()
                .map(end -> turns.follow(connection, key, generation, end, due(end)))
                .orElseGet(() -> turns.unfollow(connection, key));
    }

    /** Earlier by chance, so that workspaces installed together are not refreshed together. */
    private Instant due(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        Duration ahead = config.ahead().compareTo(left.dividedBy(2)) < 0 ? config.ahead() : left.dividedBy(2);
        long jitter = random.nextLong(Math.max(1, Math.min(JITTER.toMillis(), left.toMillis() / 10)));
        return end.minus(ahead).minusMillis(jitter);
    }

    /** Both halves or none, and only over the generation that they were made from. */
    Uni<Renewal> save(Generation made, Pair pair) {
        TokenKey key = made.key();
        return tenancy.in(
                        key.team(),
                        connection -> workspaces
                                .nextVersion(connection, key.team())
                                .chain(next -> turns.isPresent(connection, key, made.number())
                                        .chain(present ->
                                                present ? save(connection, made, next, pair) : discard(made))))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(2))
                .expireIn(SAVING.toMillis())
                .replaceWith(new Renewed());
    }

    private Uni<Void> save(SqlConnection connection, Generation made, int next, Pair pair) {
        String team = made.key().team();
        return vault.keep(connection, team, next, pair.tokens())
                .chain(() -> follow(connection, team, next, pair.tokens()))
                .chain(() -> audit.append(
                        connection,
                        entry(made, Action.TOKEN_REFRESHED, made.key().kind() + " generation " + next)))
                .invoke(() -> Log.infof(
                        "token refreshed team=%s kind=%s generation=%d",
                        team, made.key().kind(), next));
    }

    /** As {@link #save}, for a token that was not followed before. */
    Uni<Void> exchanged(Generation made, Pair pair, String admin) {
        TokenKey key = made.key();
        String team = key.team();
        return tenancy.in(
                team,
                connection -> workspaces
                        .nextVersion(connection, team)
                        .chain(next -> vault.open(connection, team, key.kind(), key.holder())
                                .chain(opened -> opened instanceof Opened.Token(SlackToken old, int held)
                                                && held == made.number()
                                        ? vault.keep(connection, team, next, pair.tokens())
                                                .chain(() -> follow(connection, team, next, pair.tokens()))
                                                .chain(() -> audit.append(
                                                        connection,
                                                        new AuditEntry(
                                                                admin,
                                                                Action.TOKEN_EXCHANGED,
                                                                Optional.of(team),
                                                                key.kind().name())))
                                        : discard(made))));
    }

    private static Uni<Void> discard(Generation made) {
        Log.infof(
                "refreshed pair is not needed any more team=%s kind=%s generation=%d",
                made.key().team(), made.key().kind(), made.number());
        return Uni.createFrom().voidItem();
    }

    /** The turn is free again at once; the call stays counted. */
    Uni<Void> lost(Generation wanted, Turn.Yours turn) {
        return tenancy.in(
                wanted.key().team(),
                connection -> turns.release(connection, wanted.key(), wanted.number(), turn.lease()));
    }

    /** Slack did nothing: the refresh token is as good as before, and the call does not count. */
    Uni<Renewal> postpone(Generation wanted, Turn.Yours turn, String why, Optional<Integer> retryAfterSeconds) {
        TokenKey key = wanted.key();
        return tenancy.in(
                        key.team(),
                        connection -> turns.failures(connection, key)
                                .map(failures -> pause(failures, retryAfterSeconds))
                                .chain(pause -> turns.postpone(connection, key, wanted.number(), turn.lease(), pause)))
                .invoke(moment -> Log.warnf(
                        "refresh waits team=%s kind=%s reason=%s until=%s", key.team(), key.kind(), why, moment))
                .map(moment -> new Later(why, moment));
    }

    private Duration pause(int failures, Optional<Integer> retryAfterSeconds) {
        long asked = retryAfterSeconds.map(seconds -> seconds * 1000L).orElse(0L);
        long grown = FIRST_PAUSE.toMillis() << Math.min(failures, 20);
        long capped = Math.min(grown, config.longestPause().toMillis());
        return Duration.ofMillis(Math.max(asked, capped) + random.nextLong(capped / 2 + 1));
    }

    /** Slack does not take the refresh token. After a lost answer that may be our own doing, and the token is used up first. */
    Uni<Renewal> refused(Generation wanted, Turn.Yours turn, String error) {
        TokenKey key = wanted.key();
        if (OUR_FAULT.contains(error)) {
            Log.errorf("Slack does not take the app's credentials, no token can be refreshed reason=%s", error);
            return postpone(
                    wanted, turn, error, Optional.of((int) config.longestPause().toSeconds()));
        }
        if (turn.call() < TurnStore.MOST_CALLS) {
            return dead(wanted, error);
        }
        return tenancy.in(key.team(), connection -> vault.open(connection, key.team(), key.kind(), key.holder()))
                .chain(opened -> opened instanceof Opened.Token(SlackToken access, int generation)
                                && generation == wanted.number()
                                && access.expiresAt()
                                        .filter(clock.instant()::isBefore)
                                        .isPresent()
                        ? lost(wanted, turn)
                                .replaceWith(new Later(
                                        "its refresh was lost",
                                        access.expiresAt().get()))
                        : dead(wanted, error));
    }

    Uni<Renewal> unreadable(Generation wanted, Turn.Yours turn) {
        return postpone(wanted, turn, "the vault cannot open it", Optional.empty())
                .replaceWith(new Unreadable());
    }

    /** The end of the generation, unless there is a newer one by now. */
    Uni<Renewal> dead(Generation wanted, String error) {
        TokenKey key = wanted.key();
        return tenancy.<Renewal>in(
                        key.team(),
                        connection -> workspaces
                                .nextVersion(connection, key.team())
                                .chain(() -> turns.isPresent(connection, key, wanted.number()))
                                .chain(present -> present
                                        ? turns.end(connection, key, wanted.number())
                                                .chain(() -> audit.append(
                                                        connection, entry(wanted, Action.REFRESH_REFUSED, error)))
                                                .chain(() -> losses.lost(connection, key, error, ACTOR))
                                                .replaceWith(new Dead(error))
                                        : Uni.createFrom().item(new Renewed())))
                .invoke(losses::announced);
    }

    private static AuditEntry entry(Generation wanted, Action action, String why) {
        return new AuditEntry(ACTOR, action, Optional.of(wanted.key().team()), why);
    }
}
