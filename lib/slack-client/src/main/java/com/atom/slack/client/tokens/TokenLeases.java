package com.atom.slack.client.tokens;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.internal.TokenLease;

/** The tokens on loan to this process, one a workspace, kept until shortly before they are due. Safe for several threads. */
@Singleton
public class TokenLeases {

    private static final Duration GIVEN_BACK_EARLY = Duration.ofSeconds(5);

    private final TokenSource source;
    private final Clock clock;
    private final Map<String, TokenLease> held = new ConcurrentHashMap<>();
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
        return source.lease(team)
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

    /** Forgets a token that Slack refused; one that was leased since stays. */
    public void drop(TokenLease refused) {
        held.computeIfPresent(
                refused.team(), (team, present) -> present.token().equals(refused.token()) ? null : present);
    }
}
