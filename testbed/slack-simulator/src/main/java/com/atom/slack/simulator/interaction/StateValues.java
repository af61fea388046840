package com.atom.slack.simulator.interaction;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.wire.Json;

/** {@code state.values}: what stands in every field and menu, by block and action. */
final class StateValues {
    private StateValues() {}

    /**
     * Of blocks whose ids are given.
     *
     * @param values what the person put in, {@code {block_id: {action_id: value}}}
     */
    static ObjectNode of(JsonNode blocks, ObjectNode values) {
        List<Element> elements = Element.in(blocks);
        values.properties()
                .forEach(block -> block.getValue().fieldNames().forEachRemaining(action -> {
                    if (elements.stream()
                            .noneMatch(element -> !element.isButton()
                                    && element.blockId().equals(block.getKey())
                                    && element.actionId().equals(action))) {
                        throw new ActRefused(
                                "unknown_element", "nothing takes the value of " + block.getKey() + "/" + action);
                    }
                }));
        ObjectNode state = Json.object();
        for (Element element : elements) {
            if (!element.isButton() && !element.type().equals("overflow")) {
                JsonNode value = values.path(element.blockId()).path(element.actionId());
                state.withObjectProperty(element.blockId()).set(element.actionId(), element.state(value));
            }
        }
        return state;
    }

    /** Slack's client does not send a form in which something needed is missing. */
    static void complete(JsonNode blocks, ObjectNode state) {
        for (Element element : Element.in(blocks)) {
            if (element.isInput() && !element.isOptional() && !element.isButton()) {
                JsonNode given = state.path(element.blockId()).path(element.actionId());
                if (given instanceof ObjectNode entry && element.isEmpty(entry)) {
                    throw new ActRefused(
                            "missing_value", element.blockId() + "/" + element.actionId() + " has to be filled in");
                }
            }
        }
    }
}
