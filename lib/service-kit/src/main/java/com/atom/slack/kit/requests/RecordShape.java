package com.atom.slack.kit.requests;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The names and types that a request record knows, for checking a JSON tree before it is bound. */
record RecordShape(Map<String, RecordComponent> components) {

    private static final Map<Class<?>, RecordShape> SHAPES = new ConcurrentHashMap<>();

    static RecordShape of(Class<?> type) {
        return SHAPES.computeIfAbsent(type, RecordShape::read);
    }

    private static RecordShape read(Class<?> type) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            components.put(named == null ? snake(component.getName()) : named.value(), component);
        }
        return new RecordShape(components);
    }

    /** {@code filters.fromUser} as {@code filters.from_user}. */
    static String snake(String path) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(path);
    }

    Set<String> names() {
        return components.keySet();
    }

    RecordComponent component(String name) {
        return components.get(name);
    }

    /** Adds a fault for each unknown name and each value of the wrong type, and removes them from the tree. */
    void check(ObjectNode node, String path, ObjectMapper mapper, List<Fault> faults) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            String at = path + field.getKey();
            RecordComponent component = components.get(field.getKey());
            if (component == null) {
                faults.add(new Fault(at, "unknown field"));
                fields.remove();
            } else if (component.getType().isRecord() && field.getValue() instanceof ObjectNode nested) {
                of(component.getType()).check(nested, at + ".", mapper, faults);
            } else if (elementRecord(component) instanceof Class<?> element
                    && field.getValue() instanceof ArrayNode array) {
                checkElements(array, element, at, mapper, faults);
            } else if (!field.getValue().isNull() && !readable(field.getValue(), component, mapper)) {
                faults.add(new Fault(at, "expected " + expected(component)));
                fields.remove();
            }
        }
    }

    private static void checkElements(
            ArrayNode array, Class<?> element, String at, ObjectMapper mapper, List<Fault> faults) {
        for (int i = array.size() - 1; i >= 0; i--) {
            if (array.get(i) instanceof ObjectNode nested) {
                of(element).check(nested, at + "[" + i + "].", mapper, faults);
            } else {
                faults.add(new Fault(at + "[" + i + "]", "expected an object"));
                array.remove(i);
            }
        }
    }

    /** The record that a list consists of; absent for everything else. */
    private static @Nullable Class<?> elementRecord(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && List.class.isAssignableFrom(component.getType())
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                        && element.isRecord()
                ? element
                : null;
    }

    private static boolean readable(JsonNode value, RecordComponent component, ObjectMapper mapper) {
        if (component.getType() == String.class && !value.isTextual()) {
            return false;
        }
        if (List.class.isAssignableFrom(component.getType())) {
            return value.isArray() && new ArrayList<>(elements(value)).stream().allMatch(JsonNode::isTextual);
        }
        try {
            mapper.convertValue(value, mapper.constructType(component.getGenericType()));
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private static String expected(RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isRecord()) {
            return "an object";
        }
        return switch (type.getSimpleName()) {
            case "Integer", "Long", "int", "long" -> "a whole number";
            case "Boolean", "boolean" -> "true or false";
            case "List" -> elementRecord(component) == null ? "a list of texts" : "a list of objects";
            case "UUID" -> "a UUID";
            default -> "a text";
        };
    }
}
