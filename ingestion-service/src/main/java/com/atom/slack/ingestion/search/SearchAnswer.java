package com.atom.slack.ingestion.search;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.paging.Completeness;

/**
 * Answer of endpoint 13.
 *
 * @param messages in the form of {@code SlackMessage}, each with {@code score} and, where words were asked for, {@code snippet}: HTML in
 *     which nothing but {@code <em>} around the hits is a tag
 * @param total hits over all pages; a lower bound when {@code totalIsEstimate}
 * @param query as it was asked
 * @param searchFilters the query as it was understood
 */
public record SearchAnswer(
        boolean ok,
        Instant timestamp,
        List<ObjectNode> messages,
        Paging paging,
        long total,
        boolean totalIsEstimate,
        @Nullable String nextCursor,
        String query,
        SearchQuery searchFilters,
        Completeness completeness) {

    /**
     * @param count hits asked for on a page
     * @param nextCursor absent on the last page
     */
    public record Paging(
            int count,
            long total,
            boolean hasMore,
            @Nullable String nextCursor) {}
}
