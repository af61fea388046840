package com.atom.slack.contracts.api;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What messages to keep; absent parts do not filter.
 *
 * @param fromUser {@code U…}
 * @param hasFiles whether files are attached
 * @param hasReactions whether anybody reacted
 * @param hasThread whether it is the parent of a thread
 * @param starred whether the token's user starred it
 * @param pinned whether it is pinned
 * @param type Slack's type, always {@code message} so far
 * @param subtype Slack's subtype
 * @param text words that must all occur
 */
public record MessageFilters(
        @Nullable String fromUser,
        @Nullable Boolean hasFiles,
        @Nullable Boolean hasReactions,
        @Nullable Boolean hasThread,
        @Nullable Boolean starred,
        @Nullable Boolean pinned,
        @Nullable String type,
        @Nullable String subtype,
        @Nullable @Size(max = 500) String text) {}
