package com.atom.slack.auth.slackapp;

import java.util.List;

import com.atom.slack.auth.vault.SlackToken;

/**
 * An access token that expires, and what renews it. They belong together: one without the other is worth nothing for long.
 *
 * @param access with its expiry
 * @param refresh good for one use
 */
public record Pair(SlackToken access, SlackToken refresh) {

    /** Access token first, as the vault wants them. */
    public List<SlackToken> tokens() {
        return List.of(access, refresh);
    }
}
