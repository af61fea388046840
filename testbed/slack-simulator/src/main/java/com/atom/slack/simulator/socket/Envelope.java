package com.atom.slack.simulator.socket;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import com.atom.slack.simulator.wire.Json;

/**
 * One thing told to an app over a socket.
 *
 * @param id       the app repeats it to acknowledge
 * @param type     {@code events_api}, {@code interactive} or {@code slash_commands}
 * @param payload  JSON, as it would stand in the body over HTTP
 * @param attempt  0 for the first; told for events only
 * @param reason   why the attempt before failed; empty on the first
 */
public record Envelope(
        String id, String type, String payload, boolean acceptsResponsePayload, int attempt, String reason) {
    static final String EVENTS = "events_api";

    /** @param payload the whole {@code event_callback} */
    public static Envelope ofEvent(String payload, int attempt) {
        return new Envelope(newId(), EVENTS, payload, false, attempt, attempt == 0 ? "" : "timeout");
    }

    static Envelope of(String type, ObjectNode payload, boolean acceptsResponsePayload) {
        return new Envelope(newId(), type, Json.text(payload), acceptsResponsePayload, 0, "");
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    String text() {
        ObjectNode envelope = Json.object().put("envelope_id", id);
        envelope.putRawValue("payload", new RawValue(payload));
        envelope.put("type", type).put("accepts_response_payload", acceptsResponsePayload);
        if (type.equals(EVENTS)) {
            envelope.put("retry_attempt", attempt).put("retry_reason", reason);
        }
        return Json.text(envelope);
    }
}
