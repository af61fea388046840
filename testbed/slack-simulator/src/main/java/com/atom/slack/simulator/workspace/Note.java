package com.atom.slack.simulator.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** Topic or purpose of a channel; {@code lastSet} in epoch seconds. */
record Note(String value, String creator, long lastSet) {
    static final Note NONE = new Note("", "", 0);

    static Note of(Change change, String field) {
        return new Note(change.data().path(field).asText(), change.actor(), Ts.seconds(change.eventTs()));
    }

    static Note of(JsonNode json) {
        return json.isObject()
                ? new Note(
                        json.path("value").asText(),
                        json.path("creator").asText(),
                        json.path("last_set").asLong())
                : NONE;
    }

    ObjectNode json() {
        return Json.object().put("value", value).put("creator", creator).put("last_set", lastSet);
    }
}
