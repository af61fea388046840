package com.atom.slack.auth.rotation;

import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;

/**
 * An access token, whichever generation of it is the present one.
 *
 * @param team {@code T…}, or {@code E…} of an organisation
 * @param kind BOT or USER
 * @param holder {@code U…} of a user token, empty for the bot's
 */
public record TokenKey(String team, TokenKind kind, String holder) {

    public static TokenKey of(String team, SlackToken token) {
        return new TokenKey(team, token.kind(), token.holder());
    }

    TokenKind refreshKind() {
        return kind == TokenKind.BOT ? TokenKind.BOT_REFRESH : TokenKind.USER_REFRESH;
    }
}
