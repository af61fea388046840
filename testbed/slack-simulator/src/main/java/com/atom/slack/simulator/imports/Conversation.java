package com.atom.slack.simulator.imports;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;

/**
 * A conversation of a ZIP.
 *
 * @param id     empty when no list names it: it is to get one
 * @param listed its entry in a list; made up when no list names it
 * @param days   paths of its messages, ascending
 */
record Conversation(String id, Channel.Kind kind, ObjectNode listed, List<String> days) {
    /** Whether a list names it and its members with it. */
    boolean isListed() {
        return listed.has("members");
    }

    String creator() {
        return listed.path("creator").asText("");
    }

    /** The data of the change that makes it. */
    ObjectNode described() {
        ObjectNode data = Json.object();
        data.put("name", kind == Channel.Kind.IM ? "" : listed.path("name").asText(id));
        data.put("kind", kind.name().toLowerCase(Locale.ROOT));
        ObjectNode members = Json.object();
        members.putArray("members");
        listed.path("members").forEach(member -> members.withArray("members").add(member.asText()));
        data.set("members", members.get("members"));
        long created = listed.path("created").asLong();
        data.put("created", created).put("updated", listed.path("updated").asLong(created * 1000));
        data.put("is_general", listed.path("is_general").asBoolean());
        data.put("is_archived", listed.path("is_archived").asBoolean());
        for (String note : List.of("topic", "purpose")) {
            if (listed.path(note).isObject()) {
                data.set(note, listed.get(note));
            }
        }
        copyObjects(listed.path("pins"), data, "pins");
        if (listed.path("previous_names").isArray()) {
            data.set("previous_names", listed.get("previous_names"));
        }
        return data;
    }

    private static void copyObjects(JsonNode from, ObjectNode data, String field) {
        for (JsonNode item : from) {
            if (item.isObject()) {
                data.withArray(field).add(item);
            }
        }
    }
}
