package com.atom.slack.client.tokens;

import io.smallrye.mutiny.Uni;

/** Where tokens come from: auth-service, or a test. */
@FunctionalInterface
public interface TokenSource {

    /**
     * @param team {@code T…}
     * @return fails when the source cannot be asked
     */
    Uni<LeaseOutcome> lease(String team);
}
