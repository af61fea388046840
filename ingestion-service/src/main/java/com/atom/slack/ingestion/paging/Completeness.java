package com.atom.slack.ingestion.paging;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.wire.SlackTs;

/**
 * How complete an answer from the archive is.
 *
 * @param completeSince ISO-8601, nothing is missing from then until {@code checkedAt}; {@code unknown} until that is proven
 * @param gaps intervals that are in doubt; empty while there is no ledger of them
 * @param checkedAt when the last proving read was answered; absent when there was none
 */
public record Completeness(
        String completeSince, List<Gap> gaps, @Nullable Instant checkedAt) {

    /** An interval in doubt. */
    public record Gap(Instant from, Instant to) {}

    /** Nothing is proven. */
    public static final Completeness UNKNOWN = new Completeness("unknown", List.of(), null);

    /**
     * From the stamps of a channel.
     *
     * @param since microseconds; 0 for the channel's beginning, absent when not proven
     * @param checkedAt microseconds; absent when not proven
     */
    public static Completeness of(@Nullable Long since, @Nullable Long checkedAt) {
        return since == null
                ? UNKNOWN
                : new Completeness(
                        SlackTs.instant(since).toString(),
                        List.of(),
                        checkedAt == null ? null : SlackTs.instant(checkedAt));
    }
}
