package com.atom.slack.ingestion.messages;

import org.jspecify.annotations.Nullable;

/**
 * A thread as Slack counts it beside the thread as the archive holds it.
 *
 * @param ts of the parent
 * @param expectedReplies Slack's {@code reply_count}
 * @param expectedLatest Slack's {@code latest_reply}; absent when Slack did not say
 * @param heldReplies undeleted replies in the archive
 * @param heldLatest ts of the newest of them; absent when there is none
 */
public record ThreadHead(
        String ts,
        int expectedReplies,
        @Nullable String expectedLatest,
        int heldReplies,
        @Nullable String heldLatest) {

    /** Whether the numbers prove nothing missing; edits, deletions and reactions inside the thread do not show in them. */
    public boolean unchanged() {
        return expectedReplies == heldReplies && (expectedLatest == null || expectedLatest.equals(heldLatest));
    }
}
