package com.atom.slack.simulator.workspace;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** The fields every workspace has in its profiles beside Slack's own, under ids of its own. */
public final class ProfileFields {
    private record Field(String suffix, String label, String hint, String type) {}

    private static final List<Field> ALL = List.of(
            new Field("A", "Cost centre", "Who pays", "text"),
            new Field("B", "Desk", "Floor and number", "text"),
            new Field("C", "Buddy", "Who helps you", "user"));

    private ProfileFields() {}

    private static String id(Team team, Field field) {
        return "Xf" + team.id().substring(1) + field.suffix();
    }

    public static boolean isKnown(Team team, String id) {
        return ALL.stream().anyMatch(field -> id(team, field).equals(id));
    }

    public static String label(Team team, String id) {
        return ALL.stream()
                .filter(field -> id(team, field).equals(id))
                .map(Field::label)
                .findFirst()
                .orElse("");
    }

    /** {@code {value, alt}} from that or from a bare text. */
    public static ObjectNode value(JsonNode given) {
        return Json.object()
                .put("value", given.isObject() ? given.path("value").asText("") : given.asText(""))
                .put("alt", given.path("alt").asText(""));
    }

    public static ArrayNode described(Team team) {
        ArrayNode fields = Json.array();
        for (Field field : ALL) {
            ObjectNode json = fields.addObject().put("id", id(team, field)).put("ordering", fields.size() - 1);
            json.put("label", field.label()).put("hint", field.hint()).put("type", field.type());
            json.putNull("possible_values").putNull("options");
        }
        return fields;
    }
}
