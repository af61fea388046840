package com.atom.slack.simulator.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * When somebody is not to be disturbed, in epoch seconds; 1 for a schedule that is off, as Slack has it.
 *
 * @param snoozeUntil 0 when not snoozed
 */
public record Quiet(boolean enabled, long nextStart, long nextEnd, long snoozeUntil) {
    static final Quiet NONE = new Quiet(false, 1, 1, 0);

    public boolean isSnoozed(long nowSeconds) {
        return snoozeUntil > nowSeconds;
    }

    /** What colleagues see. */
    public ObjectNode brief() {
        return Json.object()
                .put("dnd_enabled", enabled)
                .put("next_dnd_start_ts", nextStart)
                .put("next_dnd_end_ts", nextEnd);
    }

    /** What the person sees. */
    public ObjectNode whole(long nowSeconds) {
        ObjectNode json = brief().put("snooze_enabled", isSnoozed(nowSeconds));
        if (isSnoozed(nowSeconds)) {
            json.put("snooze_endtime", snoozeUntil).put("snooze_remaining", snoozeUntil - nowSeconds);
            json.put("snooze_is_indefinite", false);
        }
        return json;
    }

    ObjectNode json() {
        return Json.object()
                .put("enabled", enabled)
                .put("next_start", nextStart)
                .put("next_end", nextEnd)
                .put("snooze_until", snoozeUntil);
    }

    static Quiet from(JsonNode json) {
        return new Quiet(
                json.path("enabled").asBoolean(),
                json.path("next_start").asLong(1),
                json.path("next_end").asLong(1),
                json.path("snooze_until").asLong());
    }

    public Quiet snoozed(long until) {
        return new Quiet(enabled, nextStart, nextEnd, until);
    }

    /** Without the hours that were going on or coming. */
    public Quiet ended() {
        return new Quiet(false, 1, 1, snoozeUntil);
    }
}
