package com.atom.slack.auth.revocations;

import org.jspecify.annotations.Nullable;

/**
 * What became of one token at Slack.
 *
 * @param tokenType {@code bot} or {@code user}
 * @param userId {@code U…} of a user token; absent for the bot's
 * @param outcome {@code revoked}, {@code already_revoked}, or {@code failed}
 * @param error Slack's code, or why there was no answer; absent unless it failed
 */
record Revoked(
        String tokenType,
        @Nullable String userId,
        String outcome,
        @Nullable String error) {

    boolean isDone() {
        return !outcome.equals("failed");
    }
}
