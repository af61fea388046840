package com.atom.slack.gateway.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Describes ingestion's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param messages oldest first, the parent before all
 * @param nextCursor absent on the last page
 * @param completeness {@code complete_since}, {@code gaps}, {@code checked_at}
 */
record RepliesAnswer(
        boolean ok,
        Instant timestamp,
        List<Map<String, Object>> messages,
        boolean hasMore,
        @Nullable String nextCursor,
        Map<String, Object> completeness) {}
