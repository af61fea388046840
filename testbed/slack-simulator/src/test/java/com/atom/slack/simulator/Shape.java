package com.atom.slack.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.simulator.wire.Json;

/** The shape of an answer; {@code slack-shapes/README.md} says how it is written. */
record Shape(JsonNode shape) {
    static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(Shape.class.getResourceAsStream(name), name)) {
            return Json.tree(in.readAllBytes()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Absent when there is none for the method. */
    static Optional<Shape> of(String method) {
        String name = "/slack-shapes/" + method + ".json";
        return Shape.class.getResource(name) == null ? Optional.empty() : Optional.of(new Shape(resource(name)));
    }

    /** Where the answer has a field that the shape does not know, or another type; {@code a.b[].c: what}. */
    List<String> differences(JsonNode answer) {
        List<String> found = new ArrayList<>();
        compare(shape, answer, "", found);
        return found.stream().distinct().toList();
    }

    private static void compare(JsonNode shape, JsonNode value, String path, List<String> found) {
        boolean anything = shape.isNull() || shape.isObject() && shape.isEmpty();
        if (anything || value.isNull()) {
            return;
        }
        if (shape.has("|")) {
            for (JsonNode one : shape.get("|")) {
                if (kind(one).equals(kind(value))) {
                    compare(one, value, path, found);
                    return;
                }
            }
            found.add(path + ": " + kind(value) + " is none of several types");
        } else if (!kind(shape).equals(kind(value))) {
            found.add(path + ": " + kind(value) + " instead of " + kind(shape));
        } else if (value.isArray() && !shape.isEmpty()) {
            value.forEach(element -> compare(shape.get(0), element, path + "[]", found));
        } else if (value.isObject()) {
            value.properties().forEach(field -> {
                boolean map = shape.has("*");
                String name = (path.isEmpty() ? "" : path + ".") + (map ? "*" : field.getKey());
                JsonNode inside = map ? shape.get("*") : shape.path(field.getKey());
                if (inside.isMissingNode()) {
                    found.add(name + ": unknown");
                } else {
                    compare(inside, field.getValue(), name, found);
                }
            });
        }
    }

    private static String kind(JsonNode value) {
        return value.getNodeType().toString().toLowerCase(Locale.ROOT);
    }
}
