package com.atom.slack.simulator.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * An incoming webhook: a secret address whose posts appear in one channel.
 *
 * @param path    {@code T.../B.../secret}, what stands behind {@code /services/}
 * @param channel {@code C...}
 */
public record Webhook(String path, String appId, String team, String channel, String installer) {
    ObjectNode json() {
        ObjectNode json = Json.object().put("path", path).put("app_id", appId).put("team", team);
        return json.put("channel", channel).put("installer", installer);
    }

    static Webhook from(JsonNode json) {
        return new Webhook(
                json.path("path").asText(),
                json.path("app_id").asText(),
                json.path("team").asText(),
                json.path("channel").asText(),
                json.path("installer").asText());
    }
}
