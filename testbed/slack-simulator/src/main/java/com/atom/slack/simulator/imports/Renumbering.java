package com.atom.slack.simulator.imports;

import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Makes what a ZIP shows fit for this world: the download tokens go, and where the world already has a workspace of that id
 * the imported one gets another, everywhere it is named.
 */
final class Renumbering {
    private static final Pattern TOKEN = Pattern.compile("[?&]t=xoxe-[-A-Za-z0-9]*");

    /** Old ids of workspaces and organisations and their new ones; only those that change. */
    private final Map<String, String> ids;

    Renumbering(Map<String, String> ids) {
        this.ids = Map.copyOf(ids);
    }

    String of(String id) {
        return ids.getOrDefault(id, id);
    }

    /** Changes the tree itself, and answers it. */
    ObjectNode in(ObjectNode shown) {
        for (var field : shown.properties()) {
            field.setValue(value(field.getKey(), field.getValue()));
        }
        return shown;
    }

    private JsonNode value(String field, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return in(object);
        }
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, value(field, array.get(i)));
            }
            return array;
        }
        return value.isTextual() ? text(field, value) : value;
    }

    private JsonNode text(String field, JsonNode value) {
        String text = value.asText();
        if (text.contains("t=xoxe-")) {
            text = TOKEN.matcher(text).replaceAll("");
        }
        if (!ids.isEmpty() && (field.contains("team") || field.equals("enterprise_id"))) {
            text = of(text);
        }
        if (!ids.isEmpty() && text.startsWith("https://files.slack.com/files-")) {
            int from = text.indexOf('/', "https://files.slack.com/".length()) + 1;
            int to = text.indexOf('-', from);
            if (from > 0 && to > from) {
                text = text.substring(0, from) + of(text.substring(from, to)) + text.substring(to);
            }
        }
        return text.equals(value.asText()) ? value : TextNode.valueOf(text);
    }
}
