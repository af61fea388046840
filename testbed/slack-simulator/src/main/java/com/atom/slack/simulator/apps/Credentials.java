package com.atom.slack.simulator.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What identifies an app to Slack and Slack to an app.
 *
 * @param clientId          {@code 123.456}
 * @param signingSecret     the key of request signatures, taken as text
 * @param appToken          {@code xapp-1-...} with {@code connections:write} and {@code authorizations:read}
 * @param verificationToken the old shared token that every delivery still carries
 */
public record Credentials(
        String clientId, String clientSecret, String signingSecret, String appToken, String verificationToken) {

    static Credentials fresh(Secrets secrets, String app) {
        return new Credentials(
                secrets.clientId(), secrets.hex(16), secrets.hex(16), secrets.appToken(app), secrets.hex(12));
    }

    void writeTo(ObjectNode json) {
        json.put("client_id", clientId).put("client_secret", clientSecret);
        json.put("signing_secret", signingSecret).put("app_token", appToken);
        json.put("verification_token", verificationToken);
    }

    static Credentials from(JsonNode json) {
        return new Credentials(
                json.path("client_id").asText(),
                json.path("client_secret").asText(),
                json.path("signing_secret").asText(),
                json.path("app_token").asText(),
                json.path("verification_token").asText());
    }
}
