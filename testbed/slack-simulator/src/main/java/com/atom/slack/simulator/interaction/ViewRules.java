package com.atom.slack.simulator.interaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** What a view may look like. */
final class ViewRules {
    private static final int MOST_BYTES = 250_000;
    private static final int MOST_BLOCKS = 100;
    private static final int LABEL = 24;
    private static final Map<String, Integer> LENGTHS =
            Map.of("private_metadata", 3000, "callback_id", 255, "external_id", 255);

    private final ObjectNode view;
    private final List<String> wrong = new ArrayList<>();

    private ViewRules(ObjectNode view) {
        this.view = view;
    }

    /**
     * Checks all rules.
     *
     * @param type {@code modal} or {@code home}
     * @throws ViewRefused with {@code view_too_large}, or {@code invalid_arguments} and every rule that is broken
     */
    static void check(ObjectNode view, String type) {
        if (Json.bytes(view).length > MOST_BYTES) {
            throw new ViewRefused("view_too_large");
        }
        ViewRules rules = new ViewRules(view);
        if (!view.path("type").asText().equals(type)) {
            rules.broken("`type` must be " + type, "/view/type");
        }
        if (type.equals("modal")) {
            rules.label("title", true);
            rules.label("submit", rules.hasInputs());
            rules.label("close", false);
        }
        rules.blocks();
        LENGTHS.forEach(rules::length);
        if (!rules.wrong.isEmpty()) {
            throw new ViewRefused("invalid_arguments", rules.wrong);
        }
    }

    private void broken(String rule, String pointer) {
        wrong.add("[ERROR] " + rule + " [json-pointer:" + pointer + "]");
    }

    private boolean hasInputs() {
        for (JsonNode block : view.path("blocks")) {
            if (block.path("type").asText().equals("input")) {
                return true;
            }
        }
        return false;
    }

    private void label(String field, boolean isNeeded) {
        JsonNode label = view.path(field);
        if (label.isMissingNode() || label.isNull()) {
            if (isNeeded) {
                broken("missing required field: " + field, "/view");
            }
            return;
        }
        if (!label.path("type").asText().equals("plain_text")) {
            broken("must be a plain_text object", "/view/" + field);
        }
        String text = label.path("text").asText("");
        if (text.isEmpty()) {
            broken("must be more than 0 characters", "/view/" + field + "/text");
        } else if (text.length() > LABEL) {
            broken("must be less than " + (LABEL + 1) + " characters", "/view/" + field + "/text");
        }
    }

    private void blocks() {
        JsonNode blocks = view.path("blocks");
        if (blocks.isMissingNode()) {
            broken("missing required field: blocks", "/view");
        } else if (!blocks.isArray()) {
            broken("must be an array", "/view/blocks");
        } else if (blocks.size() > MOST_BLOCKS) {
            broken("no more than " + MOST_BLOCKS + " items allowed", "/view/blocks");
        }
        int at = 0;
        for (JsonNode block : blocks) {
            if (block.path("type").asText("").isEmpty()) {
                broken("missing required field: type", "/view/blocks/" + at);
            }
            at++;
        }
    }

    private void length(String field, int most) {
        if (view.path(field).asText("").length() > most) {
            broken("must be less than " + (most + 1) + " characters", "/view/" + field);
        }
    }
}
