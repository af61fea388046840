package com.atom.slack.ingestion.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.IngestConfig;

/**
 * One ingestion of a workspace.
 *
 * @param config as it was asked for; absent for the defaults
 * @param channels only these; absent for every channel that the token may read, now and later
 * @param listed whether the list of channels was read to its end
 * @param finishedAt absent while it runs
 * @param error what a person has to know; absent when all is well
 */
record Run(
        UUID id,
        String team,
        State state,
        @Nullable IngestConfig config,
        @Nullable List<String> channels,
        boolean listed,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {

    /** RUNNING until nothing is left to do; NEEDS_REAUTH while no token can be had; DONE, until a channel becomes readable. */
    enum State {
        RUNNING,
        NEEDS_REAUTH,
        DONE;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State named(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }

    Selection selection() {
        return Selection.of(config);
    }

    /** Whether channels that become readable later belong to it. */
    boolean follows() {
        return channels == null;
    }
}
