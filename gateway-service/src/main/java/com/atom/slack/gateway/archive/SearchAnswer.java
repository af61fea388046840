package com.atom.slack.gateway.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Describes ingestion's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param messages hits, each with {@code score} and {@code snippet}
 * @param paging {@code count} and {@code next_cursor}
 * @param total hits over all pages
 * @param totalIsEstimate present where counting would cost too much
 * @param query as it was understood
 * @param searchFilters what the query and the request filter by
 */
record SearchAnswer(
        boolean ok,
        Instant timestamp,
        List<Map<String, Object>> messages,
        Map<String, Object> paging,
        long total,
        @Nullable Boolean totalIsEstimate,
        String query,
        Map<String, Object> searchFilters) {}
