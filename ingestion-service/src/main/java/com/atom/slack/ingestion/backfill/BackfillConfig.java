package com.atom.slack.ingestion.backfill;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How history is pulled. */
@ConfigMapping(prefix = "backfill")
public interface BackfillConfig {

    /**
     * Messages asked of Slack a page, 15 to 999; Slack advises 200. Larger pages mean fewer calls, longer transactions
     * and more to repeat after a crash.
     */
    @WithDefault("${ATOM_BACKFILL_PAGE_SIZE:200}")
    @Min(15)
    @Max(999)
    int pageSize();

    /** Channels of one workspace whose history is read at once by one replica, 1 to 32. More wait for the same budget. */
    @WithDefault("4")
    @Min(1)
    @Max(32)
    int histories();

    /** Batches of threads of one workspace at once by one replica, 1 to 16; the batches of one channel wait for each other. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int threadBatches();

    /** Threads of a batch, 1 to 128: leased together, asked for in parallel, folded in one transaction. */
    @WithDefault("32")
    @Min(1)
    @Max(128)
    int threadsPerBatch();

    /** Calls of a batch under way at once, 1 to 64. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int callsPerBatch();

    /** Messages folded in one transaction when threads are folded together, 1 to 5000. */
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int messagesPerTransaction();

    /** How long a task stays with a replica that says nothing, 5 s or more: the longest pause after a crash. */
    @WithDefault("PT15S")
    Duration lease();

    /** The pause after the first failed attempt, doubled for each further one. */
    @WithDefault("PT5S")
    Duration firstPause();

    /** The longest pause between two attempts. */
    @WithDefault("PT10M")
    Duration longestPause();
}
