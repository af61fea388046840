package com.atom.slack.ingestion.backfill;

import java.util.List;

import io.smallrye.mutiny.Uni;

/** How tasks of one kind are worked on. */
interface TaskWork {

    TaskKind kind();

    /** How many batches of one run are worked on at once by this replica. */
    int batches();

    /** Tasks of one batch, leased together. */
    int batchSize();

    /** Works until the tasks are done, given back or lost; fails only for what is broken on our side. */
    Uni<Void> work(List<Task> tasks);
}
