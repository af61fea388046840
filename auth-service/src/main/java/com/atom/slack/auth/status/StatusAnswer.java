package com.atom.slack.auth.status;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Endpoint 21's answer.
 *
 * @param status {@code ready}, {@code not_configured} (see missing) or {@code degraded} (see the two flags)
 * @param redirectUri to be registered at Slack, character by character
 * @param missing environment variables without which an installation cannot succeed
 */
record StatusAnswer(
        boolean ok,
        Instant timestamp,
        String status,
        URI redirectUri,
        List<String> defaultScopes,
        boolean databaseAvailable,
        boolean encryptionAvailable,
        List<String> missing) {}
