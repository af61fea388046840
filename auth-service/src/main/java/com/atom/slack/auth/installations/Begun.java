package com.atom.slack.auth.installations;

import java.net.URI;
import java.time.Instant;

import com.atom.slack.auth.secrets.OneTimeSecret;

/**
 * An installation on its way to Slack.
 *
 * @param slackPage Slack's consent page, with the state
 * @param state what Slack brings back
 * @param browser the value of the cookie
 * @param expiresAt when the state ends
 */
record Begun(URI slackPage, OneTimeSecret state, OneTimeSecret browser, Intent intent, Instant expiresAt) {

    @Override
    public String toString() {
        return "Begun[intent=" + intent + ", expiresAt=" + expiresAt + "]";
    }
}
