package com.atom.slack.simulator.workspace;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** What blocks have to be as far as Slack's limits are published. */
public final class BlockRules {
    private static final int MOST = 50;
    private static final int LONGEST_SECTION = 3000;
    private static final int LONGEST_HEADER = 150;
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

    private BlockRules() {}

    /** Slack's sentence on the first thing that is wrong with a list of blocks; empty when nothing is. */
    public static Optional<String> fault(JsonNode blocks) {
        if (blocks.size() > MOST) {
            return Optional.of("no more than 50 items allowed [json-pointer:/blocks]");
        }
        for (int i = 0; i < blocks.size(); i++) {
            Optional<String> fault = fault(blocks.get(i), "/blocks/" + i);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(JsonNode block, String at) {
        String type = block.path("type").asText("");
        if (!block.isObject() || !TYPES.contains(type)) {
            return Optional.of("unsupported type: " + type + " [json-pointer:" + at + "/type]");
        }
        return switch (type) {
            case "section" ->
                !block.has("text") && !block.has("fields")
                        ? Optional.of("missing required field: text [json-pointer:" + at + "]")
                        : atMost(block, LONGEST_SECTION, at);
            case "header" -> atMost(block, LONGEST_HEADER, at);
            case "actions", "context" ->
                block.path("elements").isArray()
                        ? Optional.empty()
                        : Optional.of("missing required field: elements [json-pointer:" + at + "]");
            default -> Optional.empty();
        };
    }

    private static Optional<String> atMost(JsonNode block, int most, String at) {
        return block.path("text").path("text").asText("").length() > most
                ? Optional.of("must be less than " + (most + 1) + " characters [json-pointer:" + at + "/text/text]")
                : Optional.empty();
    }
}
