package com.atom.slack.simulator.delivery;

import com.atom.slack.simulator.apps.App;

/**
 * What is to be posted, once.
 *
 * @param attempt 0 for the first
 * @param reason  why the attempt before failed; empty on the first
 */
record Letter(App app, String url, byte[] body, int attempt, String reason, Tampering tampering) {
    static Letter first(App app, String url, byte[] body) {
        return new Letter(app, url, body, 0, "", Tampering.NONE);
    }

    /** A failure over a socket, told over HTTP. */
    String httpReason() {
        return switch (reason) {
            case "timeout" -> "http_timeout";
            case "no_connection", "connection_lost" -> "connection_failed";
            default -> reason;
        };
    }
}
