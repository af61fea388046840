package com.atom.slack.simulator.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The ids that Slack gives to blocks and to interactive elements that came without; the same ones every time. */
public final class BlockIds {
    private static final int RANGE = 60_466_176;

    private BlockIds() {}

    /**
     * A copy in which every block and every element that can be used has its id.
     *
     * @param seed of what the blocks belong to, such as a message's ts
     */
    public static ArrayNode given(JsonNode blocks, String seed) {
        ArrayNode copy = blocks.deepCopy();
        for (int i = 0; i < copy.size(); i++) {
            if (copy.get(i) instanceof ObjectNode block) {
                give(block, "block_id", seed + "/" + i);
                int at = 0;
                for (JsonNode element : block.path("elements")) {
                    usable(element, seed + "/" + i + "/" + at++);
                }
                usable(block.path("accessory"), seed + "/" + i + "/accessory");
                usable(block.path("element"), seed + "/" + i + "/element");
            }
        }
        return copy;
    }

    private static void usable(JsonNode element, String seed) {
        String type = element.path("type").asText();
        boolean isUsable = type.endsWith("button")
                || type.endsWith("select")
                || type.endsWith("picker")
                || type.endsWith("input")
                || type.equals("overflow")
                || type.equals("checkboxes")
                || type.equals("radio_buttons");
        if (isUsable) {
            give((ObjectNode) element, "action_id", seed);
        }
    }

    private static void give(ObjectNode node, String field, String seed) {
        if (node.path(field).asText("").isEmpty()) {
            node.put(field, Integer.toString(Math.floorMod(seed.hashCode(), RANGE), 36));
        }
    }
}
