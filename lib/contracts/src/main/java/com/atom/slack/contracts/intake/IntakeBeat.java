package com.atom.slack.contracts.intake;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One heartbeat of one replica of the intake on {@code slack.intake.v1}; counters run since the replica started.
 *
 * @param app {@code A…}, or {@code *} when the replica serves apps by secret only
 * @param replica a name that is new with every start
 * @param at when the beat was made
 * @param accepted deliveries acknowledged with 200
 * @param refused deliveries refused though their signature was right (broker silent, overload)
 * @param earliestRefusal first refusal since the last beat; absent when there was none
 */
public record IntakeBeat(
        String app,
        String replica,
        Instant at,
        long accepted,
        long refused,
        @Nullable Instant earliestRefusal) {}
