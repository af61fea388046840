package com.atom.slack.simulator.apps;

/**
 * A token handed out.
 *
 * @param refreshToken     empty for a token that never expires
 * @param expiresInSeconds 0 for a token that never expires
 */
public record Issued(Grant grant, String accessToken, String refreshToken, long expiresInSeconds) {
    public boolean expires() {
        return !refreshToken.isEmpty();
    }
}
