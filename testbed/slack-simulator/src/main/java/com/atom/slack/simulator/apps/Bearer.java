package com.atom.slack.simulator.apps;

/**
 * Who comes with a token, and whether it still works.
 *
 * @param grant            as it is; see {@link State} for the token
 * @param expiresInSeconds of Slack's seconds; 0 for a token that never expires
 * @param rotates          the token is one of those that expire
 */
public record Bearer(Grant grant, State state, boolean rotates, long expiresInSeconds) {
    /** From best to worst. */
    public enum State {
        WORKS,
        EXPIRED,
        /** Only this token was revoked; its installation goes on. */
        RETIRED,
        /** What the token stood for has ended. */
        ENDED
    }

    /** The grant, told as revoked when this token does not work. */
    Grant grantNow() {
        return state == State.WORKS ? grant : grant.revoked();
    }
}
