package com.atom.slack.simulator.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an event is called.
 *
 * @param type    of the event inside its envelope; empty when the body holds none
 * @param subtype empty when it has none
 */
record EventName(String type, String subtype) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads no further than the event's own fields. */
    static EventName in(byte[] envelope) {
        try (JsonParser parser = JSON.createParser(envelope)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("event");
                if (parser.nextToken() == JsonToken.START_OBJECT && found) {
                    return inEvent(parser);
                }
                parser.skipChildren();
            }
            return new EventName("", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EventName inEvent(JsonParser parser) throws IOException {
        String type = "";
        String subtype = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && field.equals("type")) {
                type = parser.getText();
            } else if (value == JsonToken.VALUE_STRING && field.equals("subtype")) {
                subtype = parser.getText();
            }
            parser.skipChildren();
        }
        return new EventName(type, subtype);
    }

    /** As {@code event} and {@code subtype}; what is empty is left out. */
    void writeTo(ObjectNode line) {
        if (!type.isEmpty()) {
            line.put("event", type);
        }
        if (!subtype.isEmpty()) {
            line.put("subtype", subtype);
        }
    }
}
