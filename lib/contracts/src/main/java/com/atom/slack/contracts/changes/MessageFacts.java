package com.atom.slack.contracts.changes;

import org.jspecify.annotations.Nullable;

/**
 * What the numbers need to know of a message; never its text.
 *
 * @param author {@code U…}; absent for messages of classic bots and of the system
 * @param bot {@code B…}; absent for people
 * @param subtype Slack's; absent for ordinary messages
 * @param threadTs ts of the thread's parent; absent outside threads; equal to the message's ts for the parent itself
 * @param length code points of the unescaped text, at least 0
 * @param mentions distinct users mentioned
 * @param files files attached
 * @param reactions reactions present now (one for each name and user)
 */
public record MessageFacts(
        @Nullable String author,
        @Nullable String bot,
        @Nullable String subtype,
        @Nullable String threadTs,
        int length,
        int mentions,
        int files,
        int reactions) {}
