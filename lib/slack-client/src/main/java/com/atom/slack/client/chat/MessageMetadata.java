package com.atom.slack.client.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a message carries for programs; people do not see it, every app in the channel may. With an id of the caller's own in it, a
 * post in doubt can be found again by {@code conversations.history} with {@code include_all_metadata}.
 *
 * @param eventType a name of the caller's choice
 */
public record MessageMetadata(String eventType, ObjectNode payload) {

    public MessageMetadata {
        if (eventType.isBlank()) {
            throw new IllegalArgumentException("metadata needs the name of its type");
        }
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("event_type", eventType).set("event_payload", payload);
        return json.toString();
    }
}
