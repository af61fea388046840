package com.atom.slack.simulator.apps;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A registered app. */
public record App(String id, String name, Credentials credentials, Settings settings) {
    public String clientId() {
        return credentials.clientId();
    }

    public String signingSecret() {
        return credentials.signingSecret();
    }

    public String verificationToken() {
        return credentials.verificationToken();
    }

    public String requestUrl() {
        return settings.requestUrl();
    }

    /** One page of 15 a minute for history and replies. */
    public boolean isLimited() {
        return settings.rateClass().equals("limited");
    }

    App patched(JsonNode wish) {
        return new App(id, name, credentials, settings.patched(wish));
    }

    /** With its secrets. */
    public ObjectNode json() {
        ObjectNode json = Json.object().put("app_id", id).put("name", name);
        credentials.writeTo(json);
        settings.writeTo(json);
        return json;
    }

    static App from(JsonNode json) {
        return new App(
                json.path("app_id").asText(),
                json.path("name").asText(),
                Credentials.from(json),
                Settings.USUAL.patched(json));
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(value -> strings.add(value.asText()));
        return List.copyOf(strings);
    }
}
