package com.atom.slack.ingestion.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Lenient reading of Slack's objects: a field of another type than expected counts as absent, and so does an empty text. */
public final class Fields {

    private Fields() {}

    /** The text; absent when missing, empty or not a text. */
    public static @Nullable String text(JsonNode node, String name) {
        JsonNode field = node.path(name);
        return field.isTextual() && !field.textValue().isEmpty() ? field.textValue() : null;
    }

    /** A text that the observation makes no sense without. */
    public static String required(JsonNode node, String name) {
        String text = text(node, name);
        if (text == null) {
            throw new UnreadableObservation(name + " is missing");
        }
        return text;
    }

    /** Whether the field is {@code true}. */
    public static boolean flag(JsonNode node, String name) {
        return node.path(name).asBoolean(false);
    }

    /** A whole number, as number or text; absent otherwise. */
    public static @Nullable Integer number(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (field.canConvertToInt() && field.isIntegralNumber()) {
            return field.intValue();
        }
        return null;
    }
}
