package com.atom.slack.simulator.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * A token of a {@link Grant}.
 *
 * @param grant         the id of its grant
 * @param expiresMillis on the simulated clock; 0 for never
 * @param isRetired     it alone was revoked
 * @param isExchanged   long-lived, and already changed for one that expires
 */
record AccessToken(String token, String grant, long expiresMillis, boolean isRetired, boolean isExchanged) {
    boolean isLongLived() {
        return expiresMillis == 0;
    }

    boolean works(long nowMillis) {
        return !isRetired && !isExpired(nowMillis);
    }

    boolean isExpired(long nowMillis) {
        return !isLongLived() && nowMillis >= expiresMillis;
    }

    AccessToken retired() {
        return new AccessToken(token, grant, expiresMillis, true, isExchanged);
    }

    AccessToken exchanged() {
        return new AccessToken(token, grant, expiresMillis, isRetired, true);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("token", token).put("grant", grant).put("expires_millis", expiresMillis);
        return json.put("retired", isRetired).put("exchanged", isExchanged);
    }

    static AccessToken from(JsonNode json) {
        return new AccessToken(
                json.path("token").asText(),
                json.path("grant").asText(),
                json.path("expires_millis").asLong(),
                json.path("retired").asBoolean(),
                json.path("exchanged").asBoolean());
    }
}
