package com.atom.slack.simulator.apps;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * What a person allowed on the authorize page, waiting to be exchanged once.
 *
 * @param redirectUri   as the app sent it; empty when it did not
 * @param challenge     PKCE's S256 challenge; empty when not used
 * @param expiresMillis epoch milliseconds
 */
public record Code(
        String code,
        String appId,
        String team,
        String installer,
        String redirectUri,
        List<String> scopes,
        List<String> userScopes,
        String challenge,
        long expiresMillis) {

    ObjectNode json() {
        ObjectNode json = Json.object().put("code", code).put("app_id", appId).put("team", team);
        json.put("installer", installer).put("redirect_uri", redirectUri);
        json.set("scopes", Json.array(scopes));
        json.set("user_scopes", Json.array(userScopes));
        return json.put("challenge", challenge).put("expires_millis", expiresMillis);
    }

    static Code from(JsonNode json) {
        return new Code(
                json.path("code").asText(),
                json.path("app_id").asText(),
                json.path("team").asText(),
                json.path("installer").asText(),
                json.path("redirect_uri").asText(),
                App.strings(json.path("scopes")),
                App.strings(json.path("user_scopes")),
                json.path("challenge").asText(),
                json.path("expires_millis").asLong());
    }
}
