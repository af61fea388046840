package com.atom.slack.simulator.apps;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * A registered app with its credentials.
 *
 * @param requestUrl        where events go; empty when nowhere
 * @param events            subscribed names, {@code message.channels} and so on
 * @param scopes            the most it may ask for; empty when anything
 * @param verificationToken the old shared token that every delivery still carries
 * @param rateClass         {@code internal}, or {@code limited}: one page of 15 a minute for history and replies
 */
public record App(
        String id,
        String name,
        String clientId,
        String clientSecret,
        String signingSecret,
        String appToken,
        String verificationToken,
        List<String> redirectUris,
        String requestUrl,
        List<String> events,
        List<String> scopes,
        boolean socketMode,
        boolean tokenRotation,
        String rateClass) {

    /** What an archive subscribes to. */
    public static final List<String> USUAL_EVENTS = List.of(
            "message.channels",
            "message.groups",
            "message.im",
            "message.mpim",
            "app_mention",
            "reaction_added",
            "reaction_removed",
            "channel_created",
            "channel_rename",
            "channel_archive",
            "channel_unarchive",
            "channel_left",
            "group_rename",
            "group_archive",
            "group_unarchive",
            "group_left",
            "im_created",
            "member_joined_channel",
            "member_left_channel",
            "file_created",
            "file_shared",
            "user_change",
            "team_join",
            "tokens_revoked",
            "app_uninstalled");

    public boolean isLimited() {
        return rateClass.equals("limited");
    }

    public ObjectNode json() {
        ObjectNode json = Json.object().put("app_id", id).put("name", name);
        json.put("client_id", clientId).put("client_secret", clientSecret);
        json.put("signing_secret", signingSecret).put("app_token", appToken);
        json.put("verification_token", verificationToken);
        json.set("redirect_uris", Json.array(redirectUris));
        json.put("request_url", requestUrl);
        json.set("events", Json.array(events));
        json.set("scopes", Json.array(scopes));
        json.put("socket_mode", socketMode).put("token_rotation", tokenRotation);
        return json.put("rate_class", rateClass);
    }

    static App from(JsonNode json) {
        return new App(
                json.path("app_id").asText(),
                json.path("name").asText(),
                json.path("client_id").asText(),
                json.path("client_secret").asText(),
                json.path("signing_secret").asText(),
                json.path("app_token").asText(),
                json.path("verification_token").asText(),
                strings(json.path("redirect_uris")),
                json.path("request_url").asText(),
                strings(json.path("events")),
                strings(json.path("scopes")),
                json.path("socket_mode").asBoolean(),
                json.path("token_rotation").asBoolean(),
                json.path("rate_class").asText());
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(value -> strings.add(value.asText()));
        return List.copyOf(strings);
    }
}
