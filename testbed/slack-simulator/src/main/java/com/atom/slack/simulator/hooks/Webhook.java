package com.atom.slack.simulator.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * An incoming webhook: one app, one conversation.
 *
 * @param path {@code T.../B.../SECRET}, what follows {@code /services/}
 */
public record Webhook(String path, String appId, String team, String channel) {
    ObjectNode json() {
        return Json.object()
                .put("path", path)
                .put("app_id", appId)
                .put("team", team)
                .put("channel", channel);
    }

    static Webhook from(JsonNode json) {
        return new Webhook(
                json.path("path").asText(),
                json.path("app_id").asText(),
                json.path("team").asText(),
                json.path("channel").asText());
    }
}
