package com.atom.slack.events.intake;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One request as it came.
 *
 * @param app {@code A…} named by the path; absent when the path names none
 * @param signatures all values of {@code X-Slack-Signature}
 * @param timestamps all values of {@code X-Slack-Request-Timestamp}
 * @param retryNumber {@code X-Slack-Retry-Num}; absent on the first delivery
 * @param retryReason {@code X-Slack-Retry-Reason}; absent on the first delivery
 * @param form whether the body claims to be a form: a slash command or an interaction, not an event
 * @param correlation the request id
 * @param receivedAt when the body was whole
 * @param body the exact bytes
 */
record Delivery(
        @Nullable String app,
        List<String> signatures,
        List<String> timestamps,
        @Nullable String retryNumber,
        @Nullable String retryReason,
        boolean form,
        String correlation,
        Instant receivedAt,
        byte[] body) {}
