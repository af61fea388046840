package com.atom.slack.ingestion.channels;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.paging.Completeness;

/**
 * Answer of endpoint 6.
 *
 * @param channels in the form of {@code SlackChannel}, each with {@code readable}, and why not and the remedy where it is not
 * @param totalCount channels that match, over all pages
 * @param nextCursor absent on the last page
 */
public record ChannelsAnswer(
        boolean ok,
        Instant timestamp,
        List<ObjectNode> channels,
        long totalCount,
        @Nullable String nextCursor,
        Filters filters,
        Completeness completeness) {

    /** As they were applied. */
    public record Filters(
            boolean includePrivate,
            boolean includeArchived,
            List<String> types,
            @Nullable String query) {}
}
