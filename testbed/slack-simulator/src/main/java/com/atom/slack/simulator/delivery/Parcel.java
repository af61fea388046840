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
 * @param waitedMillis how long it waited in all, this wait included, before the clock's scale
 * @param copyOf    the event that a fault copied; empty for an event of its own
 * @param isExtra   a second sending of an event that is under way anyway: never tried again, never kept
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
        long madeMillis,
        long waitedMillis,
        String copyOf,
        boolean isExtra) {

    static Parcel fresh(long seq, String eventId, String app, String team, byte[] body, long now) {
        return new Parcel(seq, eventId, app, team, body, 0, "", now, 0, now, 0, "", false);
    }

    Parcel retried(String because, long since, Duration wait) {
        return waiting(attempt + 1, because, since, wait.toMillis());
    }

    /** The same attempt, later. */
    Parcel held(long since, Duration wait) {
        return waiting(attempt, reason, since, wait.toMillis());
    }

    private Parcel waiting(int number, String because, long since, long wait) {
        long waited = waitedMillis + wait;
        return new Parcel(
                seq, eventId, app, team, body, number, because, since, wait, madeMillis, waited, copyOf, isExtra);
    }

    /** Goes once and counts for nothing. */
    Parcel extra() {
        return new Parcel(
                seq,
                eventId,
                app,
                team,
                body,
                attempt,
                reason,
                sinceMillis,
                waitMillis,
                madeMillis,
                waitedMillis,
                copyOf,
                true);
    }

    /** The same happening told under another id. */
    Parcel copy(String otherId) {
        byte[] other = text().replace(eventId, otherId).getBytes(StandardCharsets.UTF_8);
        return new Parcel(seq, otherId, app, team, other, 0, "", madeMillis, 0, madeMillis, 0, eventId, false);
    }

    /** Events only; the notice of a limit has no id that an app could see. */
    boolean isEvent() {
        return eventId.startsWith("Ev");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("event_id", eventId).put("seq", seq).put("app_id", app);
        json.put("team", team).put("attempt", attempt).put("reason", reason);
        json.put("since", sinceMillis).put("wait", waitMillis).put("made", madeMillis);
        json.put("waited", waitedMillis).put("copy_of", copyOf);
        return json.put("body", text());
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
                json.path("made").asLong(),
                json.path("waited").asLong(),
                json.path("copy_of").asText(""),
                false);
    }
}
