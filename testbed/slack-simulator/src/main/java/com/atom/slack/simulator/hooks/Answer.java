package com.atom.slack.simulator.hooks;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.workspace.Escaping;

/**
 * What an app wants said: the body of a reply, of a {@code response_url} or of a webhook.
 *
 * @param text        as Slack stores it; may be empty when there are blocks or attachments
 * @param isInChannel for all, otherwise for the one person who acted
 * @param replaces    takes the place of the message that was acted upon
 * @param deletes     takes that message away
 * @param threadTs    the thread to say it in; empty for none
 */
public record Answer(
        String text,
        Optional<ArrayNode> blocks,
        Optional<ArrayNode> attachments,
        boolean isInChannel,
        boolean replaces,
        boolean deletes,
        String threadTs) {

    /** @throws Refusal with {@code invalid_payload} or {@code invalid_blocks} */
    public static Answer of(ObjectNode json) {
        String type = json.path("response_type").asText("ephemeral");
        if (!type.equals("ephemeral") && !type.equals("in_channel")
                || json.path("text").isContainerNode()) {
            throw new Refusal(400, "invalid_payload");
        }
        return new Answer(
                Escaping.stored(json.path("text").asText("")),
                list(json, "blocks", "invalid_blocks"),
                list(json, "attachments", "invalid_attachments"),
                type.equals("in_channel"),
                json.path("replace_original").asBoolean(),
                json.path("delete_original").asBoolean(),
                json.path("thread_ts").asText(""));
    }

    private static Optional<ArrayNode> list(ObjectNode json, String field, String error) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!(value instanceof ArrayNode array) || array.size() > 50) {
            throw new Refusal(400, error);
        }
        for (JsonNode item : array) {
            if (!item.isObject() || field.equals("blocks") && !item.path("type").isTextual()) {
                throw new Refusal(400, error);
            }
        }
        return array.isEmpty() ? Optional.empty() : Optional.of(array);
    }

    public boolean isEmpty() {
        return text.isEmpty() && blocks.isEmpty() && attachments.isEmpty();
    }

    /** Adds what is there to a message. */
    void writeTo(ObjectNode message) {
        blocks.ifPresent(list -> message.set("blocks", list));
        attachments.ifPresent(list -> message.set("attachments", list));
    }
}
