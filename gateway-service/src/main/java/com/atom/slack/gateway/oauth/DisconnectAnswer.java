package com.atom.slack.gateway.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Endpoint 20's answer; asked again, it tells how far a purge is.
 *
 * @param workspaceId {@code T…}
 * @param revoked each token with what became of it at Slack: {@code token_type}, {@code user_id}, {@code outcome} (revoked,
 *     already_revoked, failed) and {@code error}
 * @param deleted rows by store (auth, archive, analytics, redis) and table, as far as they are deleted
 * @param purge {@code none}, {@code running} or {@code done}
 * @param waitingFor stores that are not done, or do not answer; empty unless the purge is running
 * @param kept what is not deleted now and when it goes; empty unless a purge was asked for
 */
record DisconnectAnswer(
        boolean ok,
        Instant timestamp,
        String workspaceId,
        JsonNode revoked,
        Map<String, Map<String, Long>> deleted,
        String purge,
        List<String> waitingFor,
        List<String> kept) {}
