package com.atom.slack.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The shape of an answer: every field that was ever seen, with a value of its type. An answer may lack fields and have
 * nulls; it may not have others. The elements of an array are one shape, and so are the values of a map by ids. What is
 * an empty array or object in the skeleton says nothing of its content. A field {@code *} stands for any name, and
 * {@code {"|": [a, b]}} is one of several.
 */
record Skeleton(JsonNode known) {
    /** Fields whose own fields are ids or free names. */
    private static final Set<String> MAPS =
            Set.of("shares.public", "shares.private", "emoji", "billable_info", "profile.fields");

    /** What of an answer the skeleton does not have, by paths such as {@code files[].shares.public.*[].ts}. */
    Map<String, String> differences(JsonNode answer) {
        Map<String, String> found = new TreeMap<>();
        compare("", List.of(known), answer, found);
        return found;
    }

    private static void compare(String path, List<JsonNode> shapes, JsonNode actual, Map<String, String> found) {
        List<JsonNode> said = shapes.stream()
                .flatMap(shape -> shape.has("|") ? inside(List.of(shape.get("|"))).stream() : Stream.of(shape))
                .filter(shape -> !shape.isNull())
                .toList();
        if (actual.isNull() || said.isEmpty()) {
            return;
        }
        List<JsonNode> alike =
                said.stream().filter(shape -> type(shape).equals(type(actual))).toList();
        if (alike.isEmpty()) {
            found.put(path, type(actual) + " instead of " + type(said.getFirst()));
        } else if (actual.isArray()) {
            List<JsonNode> elements = inside(alike);
            if (!elements.isEmpty()) {
                actual.forEach(element -> compare(path + "[]", elements, element, found));
            }
        } else if (actual.isObject()) {
            fields(path, alike, actual, found);
        }
    }

    private static void fields(String path, List<JsonNode> shapes, JsonNode actual, Map<String, String> found) {
        List<JsonNode> values = inside(shapes);
        if (values.isEmpty()) {
            return;
        }
        boolean map = shapes.stream().anyMatch(shape -> shape.has("*"))
                || MAPS.stream().anyMatch(name -> path.equals(name) || path.endsWith("." + name));
        actual.properties().forEach(field -> {
            String name = field.getKey();
            List<JsonNode> of = map ? values : named(shapes, name);
            String below = (path.isEmpty() ? "" : path + ".") + (map ? "*" : name);
            if (of.isEmpty()) {
                found.put(below, "unknown");
            } else {
                compare(below, of, field.getValue(), found);
            }
        });
    }

    private static List<JsonNode> inside(List<JsonNode> shapes) {
        List<JsonNode> all = new ArrayList<>();
        shapes.forEach(shape -> shape.forEach(all::add));
        return all;
    }

    private static List<JsonNode> named(List<JsonNode> shapes, String name) {
        return shapes.stream()
                .filter(shape -> shape.has(name))
                .map(shape -> shape.get(name))
                .toList();
    }

    private static String type(JsonNode json) {
        return json.isIntegralNumber()
                ? "integer"
                : json.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
    }
}
