package com.atom.slack.gateway.oauth;

import java.time.Instant;
import java.util.List;

/**
 * Describes auth's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param authorizationUrl Slack's page, for the browser that holds the state cookie of this answer
 * @param installUrl for any other browser; one use, ten minutes
 */
record AuthorizeAnswer(
        boolean ok,
        Instant timestamp,
        String authorizationUrl,
        String installUrl,
        String state,
        List<String> scopes,
        String redirectUri,
        Instant expiresAt) {}
