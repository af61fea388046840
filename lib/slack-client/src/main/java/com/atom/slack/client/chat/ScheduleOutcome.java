package com.atom.slack.client.chat;

import java.time.Instant;

import com.atom.slack.client.SlackAnswer;

/** What became of a post for later. */
public sealed interface ScheduleOutcome {

    /**
     * Slack posts it at that time.
     *
     * @param id {@code Q…}
     */
    record Scheduled(String id, Instant at) implements ScheduleOutcome {}

    /** As {@link PostOutcome.InDoubt}. */
    record InDoubt(String error) implements ScheduleOutcome {}

    /** Nothing is scheduled. */
    record Refused(SlackAnswer.Refused refused) implements ScheduleOutcome {}
}
