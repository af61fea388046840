package com.atom.slack.simulator.socket;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What became of an envelope.
 *
 * @param failure    empty when it was acknowledged, else {@code timeout}, {@code no_connection} or
 *                   {@code connection_lost}
 * @param connection it went over; empty when there was none
 * @param millis     from sending to the end
 * @param payload    what the app answered; absent when nothing, or an empty object
 */
public record Ack(String failure, String connection, long millis, Optional<ObjectNode> payload) {
    public boolean isTaken() {
        return failure.isEmpty();
    }
}
