package com.atom.slack.simulator.webapi.chat;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.workspace.AttachmentIds;
import com.atom.slack.simulator.workspace.BlockIds;

/** Checks blocks and attachments as far as Slack's limits are published. */
final class Blocks {
    private static final int MOST_BLOCKS = 50;
    private static final int MOST_ATTACHMENTS = 100;
    private static final int LONGEST_SECTION = 3000;
    private static final int LONGEST_HEADER = 150;
    /** Slack has the error and does not tell the limit. */
    private static final int LONGEST_TEXTS = 13_200;

    private static final Set<String> TYPES = Set.of(
            "actions",
            "alert",
            "call",
            "card",
            "carousel",
            "contact_card",
            "context",
            "context_actions",
            "divider",
            "file",
            "header",
            "image",
            "input",
            "markdown",
            "plan",
            "rich_text",
            "section",
            "share_shortcut",
            "table",
            "task_card",
            "video");

    private Blocks() {}

    /** Those of the call into the message, each with an id. */
    static void into(ObjectNode message, ApiCall call) {
        call.json("blocks", "invalid_blocks_format").ifPresent(json -> {
            ArrayNode blocks = checked(json);
            message.set("blocks", BlockIds.given(blocks, Integer.toString(blocks.hashCode())));
        });
    }

    private static ArrayNode checked(JsonNode json) {
        if (!(json instanceof ArrayNode blocks)) {
            throw new ApiError("invalid_blocks_format");
        }
        if (blocks.size() > MOST_BLOCKS) {
            throw ApiError.because("invalid_blocks", "no more than 50 items allowed [json-pointer:/blocks]");
        }
        for (int i = 0; i < blocks.size(); i++) {
            check(blocks.get(i), "/blocks/" + i);
        }
        if (length(blocks) > LONGEST_TEXTS) {
            throw new ApiError("msg_blocks_too_long");
        }
        return blocks;
    }

    /** Of all texts in them, however deep. */
    private static int length(JsonNode json) {
        int own = json.path("text").isTextual() ? json.path("text").asText().length() : 0;
        for (JsonNode inner : json) {
            own += length(inner);
        }
        return own;
    }

    private static void check(JsonNode block, String at) {
        String type = block.path("type").asText("");
        if (!block.isObject() || !TYPES.contains(type)) {
            throw ApiError.because("invalid_blocks", "unsupported type: " + type + " [json-pointer:" + at + "/type]");
        }
        switch (type) {
            case "section" -> {
                if (!block.has("text") && !block.has("fields")) {
                    throw ApiError.because("invalid_blocks", "missing required field: text [json-pointer:" + at + "]");
                }
                atMost(block, LONGEST_SECTION, at);
            }
            case "header" -> atMost(block, LONGEST_HEADER, at);
            case "actions", "context" -> {
                if (!block.path("elements").isArray()) {
                    throw ApiError.because(
                            "invalid_blocks", "missing required field: elements [json-pointer:" + at + "]");
                }
            }
            default -> {}
        }
    }

    private static void atMost(JsonNode block, int most, String at) {
        if (block.path("text").path("text").asText("").length() > most) {
            throw ApiError.because(
                    "invalid_blocks",
                    "must be less than " + (most + 1) + " characters [json-pointer:" + at + "/text/text]");
        }
    }

    /** Those of the call into the message, numbered from 1. */
    static void attachments(ObjectNode message, ApiCall call) {
        call.json("attachments", "invalid_attachments").ifPresent(json -> {
            if (!(json instanceof ArrayNode attachments)) {
                throw new ApiError("invalid_attachments");
            }
            if (attachments.size() > MOST_ATTACHMENTS) {
                throw new ApiError("too_many_attachments");
            }
            for (JsonNode attachment : attachments) {
                if (!attachment.isObject()) {
                    throw new ApiError("invalid_attachments");
                }
            }
            message.set("attachments", AttachmentIds.given(attachments));
        });
    }
}
