package com.atom.slack.simulator.apps;

import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A token and what it allows: an app acting in a workspace as its bot user or as a person. */
public record Grant(
        String token, String appId, String team, String user, boolean isBot, Set<String> scopes, boolean isRevoked) {
    public boolean allows(String scope) {
        return scopes.contains(scope);
    }

    Grant with(Set<String> more) {
        Set<String> all = new LinkedHashSet<>(scopes);
        all.addAll(more);
        return new Grant(token, appId, team, user, isBot, all, isRevoked);
    }

    Grant revoked() {
        return new Grant(token, appId, team, user, isBot, scopes, true);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("token", token).put("app_id", appId).put("team", team);
        json.put("user", user).put("bot", isBot).put("revoked", isRevoked);
        json.set("scopes", Json.array(scopes));
        return json;
    }

    static Grant from(JsonNode json) {
        return new Grant(
                json.path("token").asText(),
                json.path("app_id").asText(),
                json.path("team").asText(),
                json.path("user").asText(),
                json.path("bot").asBoolean(),
                new LinkedHashSet<>(App.strings(json.path("scopes"))),
                json.path("revoked").asBoolean());
    }
}
