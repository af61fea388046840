package com.atom.slack.gateway.ingestion;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Describes ingestion's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param status {@code running}, {@code needs_reauth} or {@code done}
 * @param running whether work is going on
 * @param progress 0 to 100
 * @param stage what is being done
 * @param message one line for people
 * @param itemsProcessed messages taken in
 * @param totalItems messages expected; absent while unknown
 * @param channels progress of each channel
 * @param estimate calls to Slack that are left, and when they will be done
 */
record IngestionStatusAnswer(
        boolean ok,
        Instant timestamp,
        String ingestionId,
        String workspaceId,
        String status,
        boolean running,
        int progress,
        String stage,
        String message,
        long itemsProcessed,
        @Nullable Long totalItems,
        Instant startTime,
        @Nullable Instant endTime,
        @Nullable String error,
        List<Map<String, Object>> channels,
        Map<String, Object> estimate) {}
