package com.atom.slack.gateway.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Describes ingestion's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param messages newest first, as Slack has them, with what we count
 * @param total messages that match, over all pages
 * @param nextCursor absent on the last page
 * @param filters what was asked
 * @param completeness {@code complete_since}, {@code gaps}, {@code checked_at}
 */
record MessagesAnswer(
        boolean ok,
        Instant timestamp,
        List<Map<String, Object>> messages,
        boolean hasMore,
        long total,
        @Nullable String nextCursor,
        Map<String, Object> filters,
        Map<String, Object> completeness) {}
