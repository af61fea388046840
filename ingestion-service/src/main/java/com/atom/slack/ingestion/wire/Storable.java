package com.atom.slack.ingestion.wire;

import java.util.Iterator;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What Slack sent in a form that {@code jsonb} can hold: U+0000 and lone surrogates become U+FFFD, numbers beyond the range of
 * {@code numeric} become texts.
 *
 * @param node the object, altered where it had to be
 * @param altered whether anything was
 */
public record Storable(JsonNode node, boolean altered) {

    private static final int MAX_EXPONENT = 10_000;
    private static final char REPLACEMENT = '\uFFFD';

    /** The same object when jsonb can hold it as it is, a copy otherwise. */
    public static Storable of(JsonNode node) {
        return holdable(node) ? new Storable(node, false) : new Storable(mended(node), true);
    }

    /** The text of the column. */
    public String json() {
        return node.toString();
    }

    private static boolean holdable(JsonNode node) {
        if (node.isTextual()) {
            return holdable(node.textValue());
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() || holdableNumber(node);
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            if (!holdable(names.next())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!holdable(child)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdableNumber(JsonNode node) {
        if (node.isDouble() || node.isFloat()) {
            return Double.isFinite(node.doubleValue());
        }
        return Math.abs((long) node.decimalValue().scale()) < MAX_EXPONENT;
    }

    private static boolean holdable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                if (!pairAt(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean pairAt(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static JsonNode mended(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(mended(node.textValue()));
        }
        if (node.isNumber()) {
            return holdable(node) ? node : TextNode.valueOf(node.asText());
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(child -> array.add(mended(child)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                object.set(mended(field.getKey()), mended(field.getValue()));
            }
            return object;
        }
        return node;
    }

    private static String mended(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit) && pairAt(text, i)) {
                mended.append(unit).append(text.charAt(++i));
            } else {
                mended.append(unit == 0 || Character.isSurrogate(unit) ? REPLACEMENT : unit);
            }
        }
        return mended.toString();
    }
}
