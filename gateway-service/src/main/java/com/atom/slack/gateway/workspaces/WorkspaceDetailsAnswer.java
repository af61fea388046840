package com.atom.slack.gateway.workspaces;

import java.time.Instant;
import java.util.Map;

/**
 * Describes ingestion's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param workspace as Slack has it, with what the archive holds
 * @param health {@code token} (valid, needs_reauth or disconnected), {@code scopes_missing}, {@code events_last_seen},
 *     {@code rate_class} and {@code completeness}
 */
record WorkspaceDetailsAnswer(
        boolean ok, Instant timestamp, Map<String, Object> workspace, Map<String, Object> health) {}
