package com.atom.slack.client.tokens;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.internal.TokenLease;
import com.atom.slack.contracts.internal.TokenLeaseQuestion.RefusedToken;

/** The tokens on loan to this process, one a workspace, kept until shortly before they are due. Safe for several threads. */
@Singleton
public class TokenLeases {

    private static final Duration GIVEN_BACK_EARLY = Duration.ofSeconds(5);

    private final TokenSource source;
    private final Clock clock;
    private final Map<String, TokenLease> held = new ConcurrentHashMap<>();
    private final Map<String, RefusedToken> refused = new ConcurrentHashMap<>();
    private final Map<String, Uni<LeaseOutcome>> underWay = new ConcurrentHashMap<>();

    public TokenLeases(TokenSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The token in hand, or a new one; many callers at once make one question. Fails when the source cannot be asked. */
    public Uni<LeaseOutcome> lease(String team) {
        return Uni.createFrom().deferred(() -> {
            TokenLease present = held.get(team);
            return present != null && clock.instant().isBefore(present.until().minus(GIVEN_BACK_EARLY))
                    ? Uni.createFrom().item(new LeaseOutcome.Leased(present))
                    : underWay.computeIfAbsent(team, this::ask);
        });
    }

    private Uni<LeaseOutcome> ask(String team) {
        return source.lease(team, Optional.ofNullable(refused.get(team)))
                .invoke(outcome -> refused.remove(team))
                .invoke(outcome -> keep(team, outcome))
                .eventually(() -> answered(team))
                .memoize()
                .indefinitely();
    }

    private void answered(String team) {
        underWay.remove(team);
    }

    private void keep(String team, LeaseOutcome outcome) {
        if (outcome instanceof LeaseOutcome.Leased leased) {
            held.put(team, leased.lease());
        }
    }

    /** Gives the workspace's token back before it is due, because the workspace is not connected any more. */
    public void forget(String team) {
        held.remove(team);
    }

    /**
     * Forgets a token that Slack refused, and says so with the next question; one that was leased since stays.
     *
     * @param error Slack's code, such as {@code token_expired}
     */
    public void drop(TokenLease lease, String error) {
        held.computeIfPresent(lease.team(), (team, present) -> {
            if (!present.token().equals(lease.token())) {
                return present;
            }
            refused.put(team, new RefusedToken(lease.generation(), error));
            return null;
        });
    }
}
