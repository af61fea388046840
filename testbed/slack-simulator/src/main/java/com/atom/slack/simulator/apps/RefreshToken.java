package com.atom.slack.simulator.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * What buys the next access token, once.
 *
 * @param grant      the id of its grant
 * @param isDesktop  of an app on a person's machine, which has no secret to show
 * @param endsMillis on the simulated clock; 0 for never
 * @param isUsed     it ends with its grace
 */
record RefreshToken(String token, String grant, boolean isDesktop, long endsMillis, boolean isUsed) {
    boolean works(long nowMillis) {
        return endsMillis == 0 || nowMillis < endsMillis;
    }

    /** From the first use on it works only as long as the grace; later uses do not lengthen it. */
    RefreshToken used(long graceEndsMillis) {
        if (isUsed) {
            return this;
        }
        long ends = endsMillis == 0 ? graceEndsMillis : Math.min(endsMillis, graceEndsMillis);
        return new RefreshToken(token, grant, isDesktop, ends, true);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("token", token).put("grant", grant).put("desktop", isDesktop);
        return json.put("ends_millis", endsMillis).put("used", isUsed);
    }

    static RefreshToken from(JsonNode json) {
        return new RefreshToken(
                json.path("token").asText(),
                json.path("grant").asText(),
                json.path("desktop").asBoolean(),
                json.path("ends_millis").asLong(),
                json.path("used").asBoolean());
    }
}
