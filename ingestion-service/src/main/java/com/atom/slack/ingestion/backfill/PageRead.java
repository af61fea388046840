package com.atom.slack.ingestion.backfill;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a page changed about its task.
 *
 * @param task as it is after the page
 * @param items things on the page
 * @param last whether nothing is left to read
 * @param readAt when Slack answered; absent when there was nothing to read
 */
record PageRead(
        Task task, int items, boolean last, @Nullable Instant readAt) {}
