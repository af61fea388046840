package com.atom.slack.auth.vault;

/** What a token is for; refresh tokens exist only where the app rotates its tokens. */
public enum TokenKind {
    BOT,
    BOT_REFRESH,
    USER,
    USER_REFRESH
}
