package com.atom.slack.auth.rotation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;

/**
 * Endpoint 19's answer; never a token.
 *
 * @param tokenInfo about the token that calls are made with
 */
record RefreshAnswer(boolean ok, Instant timestamp, TokenInfo tokenInfo) {

    /**
     * About the token.
     *
     * @param scope comma-separated, as Slack writes it
     * @param tokenType {@code bot} or {@code user}
     */
    record TokenInfo(
            String scope, String tokenType, @Nullable Instant expiresAt) {}

    static RefreshAnswer of(SlackToken token, Instant now) {
        return new RefreshAnswer(
                true,
                now,
                new TokenInfo(
                        String.join(",", token.scopes()),
                        token.kind() == TokenKind.BOT ? "bot" : "user",
                        token.expiresAt().orElse(null)));
    }
}
