package com.atom.slack.auth.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token in the clear: held for the length of a call, never stored, logged or serialised.
 *
 * @param holder {@code U…} of a user token, empty for the bot's
 * @param secret {@link #toString()} leaves it out
 * @param scopes what Slack really granted
 * @param expiresAt empty for tokens that do not rotate
 */
public record SlackToken(
        TokenKind kind, String holder, String secret, List<String> scopes, Optional<Instant> expiresAt) {

    @Override
    public String toString() {
        return "SlackToken[kind=" + kind + ", holder=" + holder + ", expiresAt=" + expiresAt + "]";
    }
}
