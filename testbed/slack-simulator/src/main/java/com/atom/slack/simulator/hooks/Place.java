package com.atom.slack.simulator.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where an app was called from and may speak.
 *
 * @param channel empty for none
 * @param user who acted, and sees what is ephemeral
 * @param ts   of the message that was acted upon; empty for none
 */
public record Place(String appId, String team, String channel, String user, String ts) {
    /** Neither in a channel nor at a message. */
    public static Place nowhere(String appId, String team, String user) {
        return new Place(appId, team, "", user, "");
    }

    void writeTo(ObjectNode json) {
        json.put("app_id", appId).put("team", team).put("channel", channel);
        json.put("user", user).put("ts", ts);
    }

    static Place from(JsonNode json) {
        return new Place(
                json.path("app_id").asText(),
                json.path("team").asText(),
                json.path("channel").asText(),
                json.path("user").asText(),
                json.path("ts").asText());
    }
}
