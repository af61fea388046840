package com.atom.slack.simulator.interaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.wire.Json;

/**
 * Something in a block that a person can use.
 *
 * @param isInput    stands in an input block
 * @param isOptional may be left empty; true outside of input blocks
 */
record Element(String blockId, ObjectNode json, boolean isInput, boolean isOptional) {
    private static final List<String> CARRIED =
            List.of("text", "value", "style", "url", "confirm", "placeholder", "initial_option");

    /** Where each type keeps what was chosen or typed. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("plain_text_input", "value"),
            Map.entry("email_text_input", "value"),
            Map.entry("url_text_input", "value"),
            Map.entry("number_input", "value"),
            Map.entry("rich_text_input", "rich_text_value"),
            Map.entry("static_select", "selected_option"),
            Map.entry("external_select", "selected_option"),
            Map.entry("radio_buttons", "selected_option"),
            Map.entry("overflow", "selected_option"),
            Map.entry("checkboxes", "selected_options"),
            Map.entry("multi_static_select", "selected_options"),
            Map.entry("multi_external_select", "selected_options"),
            Map.entry("users_select", "selected_user"),
            Map.entry("multi_users_select", "selected_users"),
            Map.entry("conversations_select", "selected_conversation"),
            Map.entry("multi_conversations_select", "selected_conversations"),
            Map.entry("channels_select", "selected_channel"),
            Map.entry("multi_channels_select", "selected_channels"),
            Map.entry("datepicker", "selected_date"),
            Map.entry("timepicker", "selected_time"),
            Map.entry("datetimepicker", "selected_date_time"),
            Map.entry("file_input", "files"));

    static List<Element> in(JsonNode blocks) {
        List<Element> all = new ArrayList<>();
        for (JsonNode block : blocks) {
            String id = block.path("block_id").asText();
            boolean input = block.path("type").asText().equals("input");
            boolean optional = !input || block.path("optional").asBoolean();
            List<JsonNode> found = new ArrayList<>();
            block.path("elements").forEach(found::add);
            found.add(block.path("accessory"));
            found.add(block.path("element"));
            for (JsonNode element : found) {
                if (element instanceof ObjectNode usable && usable.has("action_id")) {
                    all.add(new Element(id, usable, input, optional));
                }
            }
        }
        return all;
    }

    /** The first that fits; a button fits when its value is the one given, if one is given. */
    static Element find(JsonNode blocks, Optional<String> blockId, String actionId, JsonNode value) {
        return in(blocks).stream()
                .filter(element -> element.actionId().equals(actionId))
                .filter(element -> blockId.map(element.blockId()::equals).orElse(true))
                .filter(element -> !element.isButton()
                        || !value.isTextual()
                        || element.json().path("value").equals(value))
                .findFirst()
                .orElseThrow(() -> new ActRefused(
                        "unknown_element",
                        "nothing to use has the action_id " + actionId + ", block_id and value given"));
    }

    String actionId() {
        return json.path("action_id").asText();
    }

    String type() {
        return json.path("type").asText();
    }

    boolean isButton() {
        return !FIELDS.containsKey(type());
    }

    /** What {@code actions} tells when it is used. */
    ObjectNode used(JsonNode value, String actionTs) {
        ObjectNode action = Json.object().put("type", type()).put("action_id", actionId());
        action.put("block_id", blockId);
        CARRIED.stream().filter(json::has).forEach(field -> action.set(field, json.get(field)));
        if (!isButton()) {
            action.set(FIELDS.get(type()), chosen(value));
        }
        return action.put("action_ts", actionTs);
    }

    /** Its entry in {@code state.values}; without a value what it began with. */
    ObjectNode state(JsonNode value) {
        String field = FIELDS.get(type());
        JsonNode initial = json.path(field.equals("value") ? "initial_value" : field.replace("selected_", "initial_"));
        JsonNode now = value.isMissingNode() ? initial : chosen(value);
        ObjectNode state = Json.object().put("type", type());
        if (!now.isMissingNode()) {
            return state.set(field, now);
        }
        return field.endsWith("s") ? state.set(field, Json.array()) : state.putNull(field);
    }

    boolean isEmpty(ObjectNode state) {
        JsonNode value = state.path(FIELDS.get(type()));
        return value.isNull()
                || value.isArray() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
    }

    private JsonNode chosen(JsonNode value) {
        String field = FIELDS.get(type());
        if (value.isMissingNode() || value.isNull()) {
            throw new ActRefused("missing_field", "value is needed to use a " + type());
        }
        if (field.equals("selected_option")) {
            return option(value);
        }
        if (field.equals("selected_options")) {
            ArrayNode options = Json.array();
            list(value).forEach(item -> options.add(option(item)));
            return options;
        }
        boolean isList = field.startsWith("selected_") && field.endsWith("s") || field.equals("files");
        return isList ? list(value) : value;
    }

    private JsonNode list(JsonNode value) {
        if (!value.isArray()) {
            throw new ActRefused("invalid_field", "the value of a " + type() + " is a list");
        }
        return value;
    }

    /** By its value; an external menu has the options its app told, which are taken as they come. */
    private JsonNode option(JsonNode value) {
        if (value.isObject()) {
            return value;
        }
        List<JsonNode> options = new ArrayList<>();
        json.path("options").forEach(options::add);
        json.path("option_groups").forEach(group -> group.path("options").forEach(options::add));
        if (options.isEmpty() && type().endsWith("external_select")) {
            ObjectNode option = Json.object();
            option.putObject("text")
                    .put("type", "plain_text")
                    .put("text", value.asText())
                    .put("emoji", true);
            return option.set("value", value);
        }
        return options.stream()
                .filter(option -> option.path("value").equals(value))
                .findFirst()
                .orElseThrow(() -> new ActRefused("unknown_option", value.asText() + " is no option of " + actionId()));
    }
}
