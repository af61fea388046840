package com.atom.slack.client;

/** An attempt failed in a way that may pass; carries no stack because it is retried. */
final class SlackUnreachable extends RuntimeException {

    private final String error;
    private final boolean sent;

    private SlackUnreachable(String error, String why, boolean sent) {
        super(why, null, false, false);
        this.error = error;
        this.sent = sent;
    }

    /** Nothing has reached Slack. */
    static SlackUnreachable before(String why) {
        return new SlackUnreachable("unreachable", why, false);
    }

    /**
     * Slack may have got the call, and may have acted on it.
     *
     * @param error Slack's code, or {@code unreachable}
     */
    static SlackUnreachable after(String error, String why) {
        return new SlackUnreachable(error, why, true);
    }

    String error() {
        return error;
    }

    boolean isSent() {
        return sent;
    }
}
