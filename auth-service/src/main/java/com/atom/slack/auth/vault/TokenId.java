package com.atom.slack.auth.vault;

/**
 * Which token a sealed text is; part of what it is sealed with, so that a text moved to another row does not open.
 *
 * @param holder {@code U…} of a user token, empty for the bot's
 * @param version of the installation that brought it
 */
record TokenId(String team, TokenKind kind, String holder, int version) {

    /** None of the parts can hold the separator: ids are letters and digits. */
    String context() {
        return "token|" + team + "|" + kind + "|" + holder + "|" + version;
    }
}
