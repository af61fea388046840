package com.atom.slack.gateway.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Describes ingestion's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param users as Slack has them
 * @param totalCount users that match, over all pages
 * @param nextCursor absent on the last page
 * @param filters what was asked, with defaults filled in
 */
record UsersAnswer(
        boolean ok,
        Instant timestamp,
        List<Map<String, Object>> users,
        long totalCount,
        @Nullable String nextCursor,
        Map<String, Object> filters) {}
