package com.atom.slack.client.tokens;

import com.atom.slack.contracts.internal.TokenLease;

/** What auth-service says to the wish for a token. */
public sealed interface LeaseOutcome {

    /** A token to use until the lease ends. */
    record Leased(TokenLease lease) implements LeaseOutcome {}

    /** The workspace is known, but a person has to install the app again. */
    record NeedsReauth() implements LeaseOutcome {}

    /** No such workspace is connected. */
    record UnknownWorkspace() implements LeaseOutcome {}
}
