package com.atom.slack.gateway.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Describes ingestion's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param channels as Slack has them, with {@code readable} and what we count
 * @param totalCount channels that match, over all pages
 * @param nextCursor absent on the last page
 * @param filters what was asked, with defaults filled in
 * @param completeness {@code complete_since}, {@code gaps}, {@code checked_at}
 */
record ChannelsAnswer(
        boolean ok,
        Instant timestamp,
        List<Map<String, Object>> channels,
        long totalCount,
        @Nullable String nextCursor,
        Map<String, Object> filters,
        Map<String, Object> completeness) {}
