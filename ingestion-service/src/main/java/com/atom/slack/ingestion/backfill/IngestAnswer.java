package com.atom.slack.ingestion.backfill;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.IngestConfig;

/** The answer of endpoint 16. */
record IngestAnswer(boolean ok, Instant timestamp, Ingestion ingestion) {

    /**
     * @param ingestionId to ask endpoint 23 with
     * @param config as it was asked for; absent for the defaults
     * @param estimatedItems messages to come, as far as the archive knows any; absent when it knows none
     */
    record Ingestion(
            UUID ingestionId,
            String status,
            String workspaceId,
            @Nullable IngestConfig config,
            @Nullable Long estimatedItems,
            Estimate estimate,
            Instant startedAt) {}
}
