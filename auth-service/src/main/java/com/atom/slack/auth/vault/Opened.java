package com.atom.slack.auth.vault;

/** What the vault found of a workspace. */
public sealed interface Opened {

    /**
     * The bot's token, or a person's where there is no bot.
     *
     * @param generation greater than that of any token which it replaced
     */
    record Token(SlackToken token, int generation) implements Opened {}

    /** Nothing is kept for this workspace. */
    record Empty() implements Opened {}

    /** It is there and does not open: tampered with, moved, or its key was taken away. A person must act. */
    record Unreadable() implements Opened {}
}
