package com.atom.slack.simulator.apps;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * What a person allowed on the authorize page, waiting to be exchanged once.
 *
 * @param flow          the page it came from: {@code v1}, {@code v2} or {@code v2_user}
 * @param place         {@code T...} of a workspace, {@code E...} of a whole organisation
 * @param redirectUri   as the app sent it; empty when it did not
 * @param scopes        of the bot, those declined left out
 * @param challenge     PKCE's S256 challenge; empty when not used
 * @param isDesktop     it went to a program on a person's machine
 * @param channel       where an incoming webhook is to post; empty when none was asked for
 * @param refusal       the error its exchange is to end in; empty for none
 * @param expiresMillis epoch milliseconds of the simulated clock
 */
public record Code(
        String code,
        String appId,
        String flow,
        String place,
        String installer,
        String redirectUri,
        List<String> scopes,
        List<String> userScopes,
        String challenge,
        boolean isDesktop,
        String channel,
        String refusal,
        long expiresMillis) {

    public boolean isOrgWide() {
        return place.startsWith("E");
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("code", code).put("app_id", appId).put("flow", flow);
        json.put("place", place).put("installer", installer).put("redirect_uri", redirectUri);
        json.set("scopes", Json.array(scopes));
        json.set("user_scopes", Json.array(userScopes));
        json.put("challenge", challenge).put("desktop", isDesktop).put("channel", channel);
        return json.put("refusal", refusal).put("expires_millis", expiresMillis);
    }

    static Code from(JsonNode json) {
        return new Code(
                json.path("code").asText(),
                json.path("app_id").asText(),
                json.path("flow").asText("v2"),
                json.path("place").asText(json.path("team").asText()),
                json.path("installer").asText(),
                json.path("redirect_uri").asText(),
                App.strings(json.path("scopes")),
                App.strings(json.path("user_scopes")),
                json.path("challenge").asText(),
                json.path("desktop").asBoolean(),
                json.path("channel").asText(""),
                json.path("refusal").asText(""),
                json.path("expires_millis").asLong());
    }
}
