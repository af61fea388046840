package com.atom.slack.ingestion.users;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Answer of endpoint 11.
 *
 * @param users in the form of {@code SlackUser}
 * @param totalCount users that match, over all pages
 * @param nextCursor absent on the last page
 */
public record UsersAnswer(
        boolean ok,
        Instant timestamp,
        List<ObjectNode> users,
        long totalCount,
        @Nullable String nextCursor,
        Filters filters) {

    /** As they were applied. */
    public record Filters(
            boolean includeRestricted,
            boolean includeBots,
            boolean includeDeleted,
            @Nullable String query) {}
}
