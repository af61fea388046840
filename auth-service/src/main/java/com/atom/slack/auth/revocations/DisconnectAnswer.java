package com.atom.slack.auth.revocations;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.revocations.Disconnections.Disconnected;

/**
 * Auth's part of endpoint 20's answer.
 *
 * @param revoked what became of the tokens at Slack
 * @param deleted rows by table
 * @param purgedAt when everything was wished away; absent when it was not
 */
record DisconnectAnswer(
        boolean ok,
        Instant timestamp,
        List<Revoked> revoked,
        Map<String, Long> deleted,
        boolean done,
        @Nullable Instant purgedAt) {

    static DisconnectAnswer of(Disconnected outcome, Instant now) {
        return new DisconnectAnswer(
                true, now, outcome.revoked(), outcome.deleted(), outcome.done(), outcome.purgedAt());
    }
}
