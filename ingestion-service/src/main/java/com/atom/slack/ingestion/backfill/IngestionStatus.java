package com.atom.slack.ingestion.backfill;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The answer of endpoint 23.
 *
 * @param status {@code running}, {@code needs_reauth} or {@code done}
 * @param running whether work is going on
 * @param progress 0 to 100, of what is known so far
 * @param stage what is being read: channels, history, replies, members, users; {@code finishing} or {@code done}
 * @param message one line for people
 * @param itemsProcessed messages read, replies too; one that was read twice counts twice
 * @param totalItems with those to come; absent until the channels are listed
 * @param endTime absent while it runs
 * @param error what a person has to do something about; absent when all is well
 * @param channels those that the caller may see, with what is left out and why
 */
record IngestionStatus(
        boolean ok,
        Instant timestamp,
        UUID ingestionId,
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
        Estimate estimate,
        List<Channel> channels) {

    /**
     * @param id Slack's
     * @param name absent for direct messages and unknown channels
     * @param status {@code reading}, {@code done} or {@code stopped}
     * @param messages read, replies too
     * @param threads found so far that had to be read
     * @param reason Slack's code or ours for what went wrong last; absent when all is well
     * @param remedy what a person can do; absent when nothing has to be done
     */
    record Channel(
            String id,
            @Nullable String name,
            String status,
            int progress,
            long messages,
            long threads,
            long threadsRead,
            @Nullable String reason,
            @Nullable String remedy,
            Completeness completeness) {}

    /**
     * @param completeSince from when on nothing is missing; absent while that is not proven
     * @param checkedAt the last answer of the proof; absent before it
     */
    record Completeness(
            @Nullable Instant completeSince, @Nullable Instant checkedAt) {}
}
