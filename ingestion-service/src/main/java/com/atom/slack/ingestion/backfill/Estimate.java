package com.atom.slack.ingestion.backfill;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is still to come, as far as it is known.
 *
 * @param calls to Slack; at least so many
 * @param finishesAt not before this moment, by Slack's limits and by the pace so far; absent while the channels are not listed
 *     or no token can be had, and once everything is read
 * @param rateClass {@code tier}, {@code limited} (one call a minute, 15 messages) or {@code unknown}
 * @param basis what the numbers rest on, for people
 */
record Estimate(long calls, @Nullable Instant finishesAt, String rateClass, String basis) {}
