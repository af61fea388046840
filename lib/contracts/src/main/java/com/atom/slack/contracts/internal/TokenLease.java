package com.atom.slack.contracts.internal;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A token lent for minutes; the borrower keeps it in memory only and asks again after {@code until}.
 * Without a usable token the answer is a 409 problem {@code needs-reauth}.
 *
 * @param token the secret; {@link #toString()} leaves it out
 * @param team {@code T…}
 * @param appId {@code A…}
 * @param botUser {@code U…} of the bot; absent for user tokens
 * @param scopes what the token may do
 * @param until when the lease ends
 * @param generation which of the workspace's tokens it is: said again when Slack refuses it
 */
public record TokenLease(
        String token,
        String team,
        String appId,
        @Nullable String botUser,
        List<String> scopes,
        Instant until,
        int generation) {

    @Override
    public String toString() {
        return "TokenLease[team=" + team + ", appId=" + appId + ", until=" + until + ", generation=" + generation + "]";
    }
}
