package com.atom.slack.simulator.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * A slash command of an app.
 *
 * @param name   with its slash, {@code /archive}
 * @param url    where it is sent; empty over Socket Mode
 * @param escape mentions in its text come as {@code <@U012>} and {@code <#C012|name>}
 */
public record Command(String name, String url, String description, boolean escape) {
    static Command from(JsonNode json) {
        String name = json.path("command").asText("");
        if (!name.matches("/[^\\s/A-Z]{1,31}")) {
            throw new IllegalArgumentException("a command is a slash and lower-case letters, not \"" + name + "\"");
        }
        return new Command(
                name,
                json.path("url").asText(""),
                json.path("description").asText(""),
                json.path("should_escape").asBoolean());
    }

    ObjectNode json() {
        return Json.object()
                .put("command", name)
                .put("url", url)
                .put("description", description)
                .put("should_escape", escape);
    }
}
