package com.atom.slack.simulator.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The numbers that Slack gives to attachments and to the buttons and menus in them: each counted from 1. */
public final class AttachmentIds {
    private AttachmentIds() {}

    /** A copy in which every attachment has its number, as an integer, and every action its own, as a string. */
    public static ArrayNode given(JsonNode attachments) {
        ArrayNode copy = attachments.deepCopy();
        for (int i = 0; i < copy.size(); i++) {
            if (copy.get(i) instanceof ObjectNode attachment) {
                attachment.put("id", i + 1);
                if (!attachment.has("fallback")) {
                    attachment.put("fallback", attachment.path("text").asText("[no preview available]"));
                }
                int number = 0;
                for (JsonNode action : attachment.path("actions")) {
                    number++;
                    if (action instanceof ObjectNode usable && !usable.has("id")) {
                        usable.put("id", Integer.toString(number));
                    }
                }
            }
        }
        return copy;
    }
}
