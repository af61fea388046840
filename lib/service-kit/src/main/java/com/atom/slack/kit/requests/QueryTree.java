package com.atom.slack.kit.requests;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Query parameters as the JSON tree that a POST of the same request would have had. */
final class QueryTree {

    private QueryTree() {}

    static ObjectNode of(Map<String, List<String>> query, Class<? extends Record> type, ObjectMapper mapper) {
        ObjectNode root = mapper.createObjectNode();
        query.forEach((name, values) -> put(root, RecordShape.of(type), name, values));
        return root;
    }

    private static void put(ObjectNode node, RecordShape shape, String name, List<String> values) {
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        RecordComponent component = shape.component(head);
        if (dot > 0 && component != null && component.getType().isRecord()) {
            ObjectNode nested = node.get(head) instanceof ObjectNode present ? present : node.putObject(head);
            put(nested, RecordShape.of(component.getType()), name.substring(dot + 1), values);
        } else if (component != null && List.class.isAssignableFrom(component.getType())) {
            ArrayNode array = node.putArray(head);
            values.forEach(value -> List.of(value.split(",")).forEach(array::add));
        } else {
            node.put(name, values.getLast());
        }
    }
}
