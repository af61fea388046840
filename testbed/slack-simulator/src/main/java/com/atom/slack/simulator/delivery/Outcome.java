package com.atom.slack.simulator.delivery;

import io.vertx.core.buffer.Buffer;

import com.atom.slack.simulator.socket.Ack;

/**
 * How an attempt went.
 *
 * @param via         {@code http} or {@code socket}
 * @param status      of the answer; 0 when there was none, 200 for an acknowledged envelope
 * @param failure     empty when it was taken, else Slack's retry reason, or what a socket says
 * @param noRetry     the app asked not to be sent this again
 * @param millis      from sending to the answer
 * @param contentType lower case, without parameters; empty when there is none
 */
record Outcome(String via, int status, String failure, boolean noRetry, long millis, String contentType, Buffer body) {
    static Outcome without(String failure, long millis) {
        return new Outcome("http", 0, failure, false, millis, "", Buffer.buffer());
    }

    static Outcome of(Ack ack) {
        return new Outcome("socket", ack.isTaken() ? 200 : 0, ack.failure(), false, ack.millis(), "", Buffer.buffer());
    }

    boolean isTaken() {
        return failure.isEmpty();
    }
}
