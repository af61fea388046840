package com.atom.slack.client.tokens;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.internal.TokenLeaseQuestion.RefusedToken;

/** Where tokens come from: auth-service, or a test. */
@FunctionalInterface
public interface TokenSource {

    /**
     * @param team {@code T…}
     * @param refused the token of the last lease, when Slack did not take it; empty when it was in order
     * @return fails when the source cannot be asked
     */
    Uni<LeaseOutcome> lease(String team, Optional<RefusedToken> refused);
}
