package com.atom.slack.gateway.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 1. Without credentials only the first five are told.
 *
 * @param ok false only when the platform is unhealthy
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
 * @param checks by part: gateway, auth, events, ingestion, analytics, database, cache, broker, slack_api
 */
record HealthAnswer(
        boolean ok,
        Instant timestamp,
        String status,
        String service,
        String version,
        @Nullable List<String> capabilities,
        @Nullable Map<String, Check> checks,
        @Nullable ServiceStatus serviceStatus) {

    /**
     * @param connected whether a workspace is connected
     * @param lastCheck when the oldest of the checks was made
     * @param errorCount answers with a 5xx since this replica started
     * @param totalRequests requests since this replica started
     */
    record ServiceStatus(boolean connected, Instant lastCheck, long errorCount, long totalRequests) {}
}
