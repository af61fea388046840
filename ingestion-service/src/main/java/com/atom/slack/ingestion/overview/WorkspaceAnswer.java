package com.atom.slack.ingestion.overview;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.paging.Completeness;

/**
 * Answer of endpoint 5.
 *
 * @param workspace in the form of {@code SlackWorkspace}
 */
public record WorkspaceAnswer(boolean ok, Instant timestamp, ObjectNode workspace, Health health) {

    /**
     * @param token {@code valid}, {@code needs_reauth} or {@code disconnected}
     * @param scopesMissing asked for by default and not granted
     * @param eventsLastSeen when the newest event was folded; absent when none was in the last eight days
     * @param rateClass {@code unknown} until it has been learned
     */
    public record Health(
            String token,
            List<String> scopesMissing,
            @Nullable Instant eventsLastSeen,
            String rateClass,
            Completeness completeness) {}
}
