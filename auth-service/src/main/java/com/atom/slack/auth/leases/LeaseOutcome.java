package com.atom.slack.auth.leases;

import com.atom.slack.contracts.internal.TokenLease;

/** How a request for a token went. */
sealed interface LeaseOutcome {

    record Leased(TokenLease lease) implements LeaseOutcome {}

    record UnknownWorkspace() implements LeaseOutcome {}

    /** There is no usable token: disconnected, expired, or never granted. */
    record NeedsReauth(String reason) implements LeaseOutcome {}

    /** It has expired, and Slack could not be asked for the next one. */
    record NotNow(String why, long comeAgainInSeconds) implements LeaseOutcome {}

    /** There is a token and it does not open; an administrator is alarmed, the caller tries again later. */
    record Unreadable() implements LeaseOutcome {}
}
