package com.atom.slack.simulator.socket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

import com.atom.slack.simulator.wire.Cut;

/** One socket of an app: its age, and the envelopes that nobody has acknowledged yet. */
final class Connection {
    static final long ACK_MILLIS = 3000;
    private static final long FAREWELL_MILLIS = 1000;

    /** Envelopes go to those that greeted and were not asked to come again. */
    private enum Phase {
        SILENT,
        OPEN,
        WARNED,
        LEAVING,
        CLOSED
    }

    private record Pending(long sentMillis, long timer, Consumer<Ack> heard) {}

    private final Vertx vertx;
    private final String id;
    private final String appId;
    private final ServerWebSocket socket;
    private final HttpConnection below;
    private final long bornSimulatedMillis;
    private final long lifeMillis;
    private final Map<String, Pending> pending = new HashMap<>();
    private final Map<String, Boolean> struck = new HashMap<>();
    private Phase phase = Phase.SILENT;
    private long heardMillis;
    private long pingedMillis;

    /** @param lifeSeconds simulated ones, until it is asked to come again */
    Connection(
            Vertx vertx,
            String id,
            String appId,
            ServerWebSocket socket,
            HttpConnection below,
            long bornSimulatedMillis,
            long lifeSeconds) {
        this.vertx = vertx;
        this.id = id;
        this.appId = appId;
        this.socket = socket;
        this.below = below;
        this.bornSimulatedMillis = bornSimulatedMillis;
        this.lifeMillis = lifeSeconds * 1000;
    }

    String id() {
        return id;
    }

    String appId() {
        return appId;
    }

    boolean takesEnvelopes() {
        return phase == Phase.OPEN || phase == Phase.WARNED;
    }

    boolean isOpen() {
        return phase != Phase.CLOSED;
    }

    void hello(String text) {
        phase = Phase.OPEN;
        socket.writeTextMessage(text);
    }

    /** Whether a fault of this id strikes this connection: thrown once for each. */
    boolean isStruck(String fault, boolean thrown) {
        return struck.computeIfAbsent(fault, unknown -> thrown);
    }

    boolean knows(String fault) {
        return struck.containsKey(fault);
    }

    boolean isWarnable(long simulatedMillis, long aheadMillis) {
        return phase == Phase.OPEN && simulatedMillis - bornSimulatedMillis >= lifeMillis - aheadMillis;
    }

    boolean isOld(long simulatedMillis) {
        return takesEnvelopes() && simulatedMillis - bornSimulatedMillis >= lifeMillis;
    }

    void warn() {
        if (phase == Phase.OPEN) {
            phase = Phase.WARNED;
            socket.writeTextMessage(Frames.disconnect("warning"));
        }
    }

    /** Says why and leaves; what is on the way may still be acknowledged for a second. */
    void leave(String reason) {
        if (phase != Phase.LEAVING && phase != Phase.CLOSED) {
            phase = Phase.LEAVING;
            socket.writeTextMessage(Frames.disconnect(reason));
            vertx.setTimer(FAREWELL_MILLIS, timer -> close());
        }
    }

    void close() {
        if (isOpen()) {
            socket.close();
        }
    }

    void cut() {
        Cut.off(below);
    }

    void send(Envelope envelope, long nowMillis, Consumer<Ack> heard) {
        long timer = vertx.setTimer(ACK_MILLIS, id -> settle(envelope.id(), "timeout", ACK_MILLIS, Optional.empty()));
        pending.put(envelope.id(), new Pending(nowMillis, timer, heard));
        socket.writeTextMessage(envelope.text());
    }

    /** False when nothing of this id waits. */
    boolean acknowledged(String envelope, Optional<ObjectNode> payload, long nowMillis) {
        Pending waiting = pending.get(envelope);
        if (waiting == null) {
            return false;
        }
        settle(envelope, "", nowMillis - waiting.sentMillis, payload);
        return true;
    }

    private void settle(String envelope, String failure, long millis, Optional<ObjectNode> payload) {
        Pending waiting = pending.remove(envelope);
        if (waiting != null) {
            vertx.cancelTimer(waiting.timer);
            waiting.heard.accept(new Ack(failure, id, millis, payload));
        }
    }

    /** The socket is gone; so is everything that was on the way. */
    void closed(long nowMillis) {
        phase = Phase.CLOSED;
        List.copyOf(pending.keySet()).forEach(envelope -> {
            long millis = nowMillis - pending.get(envelope).sentMillis;
            settle(envelope, "connection_lost", millis, Optional.empty());
        });
    }

    void heard(long nowMillis) {
        heardMillis = nowMillis;
    }

    /** True when nothing has come for three pings. */
    boolean isDeaf(long nowMillis, long everyMillis) {
        return pingedMillis > heardMillis && nowMillis - heardMillis > 3 * everyMillis + ACK_MILLIS;
    }

    void pingWhenDue(long nowMillis, long everyMillis) {
        if (isOpen() && nowMillis - pingedMillis >= everyMillis) {
            pingedMillis = nowMillis;
            socket.writePing(Buffer.buffer("Ping from " + Frames.HOST));
        }
    }
}
