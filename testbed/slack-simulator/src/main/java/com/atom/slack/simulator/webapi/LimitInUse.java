package com.atom.slack.simulator.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * A window of a limit that has begun and not ended.
 *
 * @param channel       empty when the limit does not count for each channel alone
 * @param used          calls admitted in this window
 * @param allowed       the most it admits
 * @param resetsSeconds until the next window
 */
public record LimitInUse(
        String method, String team, String app, String channel, long used, long allowed, long resetsSeconds) {

    double share() {
        return allowed == 0 ? 1 : (double) used / allowed;
    }

    public ObjectNode json() {
        ObjectNode json = Json.object().put("method", method).put("team", team).put("app_id", app);
        if (!channel.isEmpty()) {
            json.put("channel", channel);
        }
        return json.put("used", used).put("allowed", allowed).put("resets_in_seconds", resetsSeconds);
    }
}
