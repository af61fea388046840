package com.atom.slack.client;

/** An attempt failed in a way that may pass; carries no stack because it is retried. */
final class SlackUnreachable extends RuntimeException {

    private final String error;

    /** @param error Slack's code, or {@code unreachable} */
    SlackUnreachable(String error, String why) {
        super(why, null, false, false);
        this.error = error;
    }

    String error() {
        return error;
    }
}
