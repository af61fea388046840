package com.atom.slack.auth.installations;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Endpoint 17's answer.
 *
 * @param authorizationUrl Slack's consent page, for the browser that holds the cookie set with this answer
 * @param installUrl the same for any other browser; good once
 * @param expiresAt when state and link end
 */
record AuthorizeAnswer(
        boolean ok,
        Instant timestamp,
        URI authorizationUrl,
        URI installUrl,
        String state,
        List<String> scopes,
        List<String> userScopes,
        URI redirectUri,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "AuthorizeAnswer[scopes=" + scopes + ", expiresAt=" + expiresAt + "]";
    }
}
