package com.atom.slack.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * One event on its way to one app.
 *
 * @param seq       of the change it tells of
 * @param attempt   0 for the first, then the retry number
 * @param reason    why the attempt before failed; empty on the first
 * @param sinceMillis epoch milliseconds from which it waits for the next attempt
 * @param waitMillis how long, before the clock's scale
 * @param madeMillis epoch milliseconds when the event came to be
 */
record Parcel(
        long seq,
        String eventId,
        String app,
        String team,
        byte[] body,
        int attempt,
        String reason,
        long sinceMillis,
        long waitMillis,
        long madeMillis) {

    Parcel retried(String because, long since, Duration wait) {
        return new Parcel(seq, eventId, app, team, body, attempt + 1, because, since, wait.toMillis(), madeMillis);
    }

    Parcel held(Duration wait) {
        return new Parcel(seq, eventId, app, team, body, attempt, reason, madeMillis, wait.toMillis(), madeMillis);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("event_id", eventId).put("seq", seq).put("app_id", app);
        json.put("team", team).put("attempt", attempt).put("reason", reason);
        json.put("since", sinceMillis).put("wait", waitMillis).put("made", madeMillis);
        return json.put("body", new String(body, StandardCharsets.UTF_8));
    }

    static Parcel from(JsonNode json) {
        return new Parcel(
                json.path("seq").asLong(),
                json.path("event_id").asText(),
                json.path("app_id").asText(),
                json.path("team").asText(),
                json.path("body").asText().getBytes(StandardCharsets.UTF_8),
                json.path("attempt").asInt(),
                json.path("reason").asText(),
                json.path("since").asLong(),
                json.path("wait").asLong(),
                json.path("made").asLong());
    }
}
