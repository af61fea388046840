package com.atom.slack.gateway.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Describes ingestion's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param messages hits, each with {@code score} and {@code snippet}
 * @param paging {@code count}, {@code total}, {@code has_more} and {@code next_cursor}
 * @param total hits over all pages
 * @param totalIsEstimate whether total is a lower bound, because counting would cost too much
 * @param nextCursor absent on the last page
 * @param query as it was understood
 * @param searchFilters what the query and the request filter by
 * @param completeness {@code complete_since}, {@code gaps}, {@code checked_at}
 */
record SearchAnswer(
        boolean ok,
        Instant timestamp,
        List<Map<String, Object>> messages,
        Map<String, Object> paging,
        long total,
        boolean totalIsEstimate,
        @Nullable String nextCursor,
        String query,
        Map<String, Object> searchFilters,
        Map<String, Object> completeness) {}
