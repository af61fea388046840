package com.atom.slack.simulator.apps;

import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * What somebody allowed an app: to act in a workspace, or in a whole organisation, as its bot user or as a person. Its
 * tokens come and go; they are no part of it.
 *
 * @param team       {@code T...}; empty for a grant of a whole organisation
 * @param isRevoked  it has ended, or the token it was asked by does not work any more
 * @param enterprise {@code E...} of the organisation that gave it; empty for a grant of a workspace
 * @param teams      the workspaces an organisation's administrators have added the app to; empty otherwise
 */
public record Grant(
        String id,
        String appId,
        String team,
        String user,
        boolean isBot,
        Set<String> scopes,
        boolean isRevoked,
        String enterprise,
        Set<String> teams) {

    /** Of a workspace. */
    public Grant(
            String id, String appId, String team, String user, boolean isBot, Set<String> scopes, boolean isRevoked) {
        this(id, appId, team, user, isBot, scopes, isRevoked, "", Set.of());
    }

    public boolean allows(String scope) {
        return scopes.contains(scope);
    }

    public boolean isOrgWide() {
        return !enterprise.isEmpty();
    }

    /** Whether it counts in a workspace: given there, or by its organisation and added there. */
    public boolean reaches(String asked) {
        return isOrgWide() ? teams.contains(asked) : team.equals(asked);
    }

    /** {@code T...}, or {@code E...} of a whole organisation. */
    public String place() {
        return isOrgWide() ? enterprise : team;
    }

    Grant with(Set<String> more) {
        Set<String> all = new LinkedHashSet<>(scopes);
        all.addAll(more);
        return new Grant(id, appId, team, user, isBot, all, isRevoked, enterprise, teams);
    }

    Grant reaching(Set<String> added) {
        return new Grant(id, appId, team, user, isBot, scopes, isRevoked, enterprise, added);
    }

    Grant revoked() {
        return new Grant(id, appId, team, user, isBot, scopes, true, enterprise, teams);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("app_id", appId).put("team", team);
        json.put("user", user).put("bot", isBot).put("revoked", isRevoked);
        json.set("scopes", Json.array(scopes));
        json.put("enterprise", enterprise);
        json.set("teams", Json.array(teams));
        return json;
    }

    static Grant from(JsonNode json, String id) {
        return new Grant(
                id,
                json.path("app_id").asText(),
                json.path("team").asText(),
                json.path("user").asText(),
                json.path("bot").asBoolean(),
                new LinkedHashSet<>(App.strings(json.path("scopes"))),
                json.path("revoked").asBoolean(),
                json.path("enterprise").asText(""),
                new LinkedHashSet<>(App.strings(json.path("teams"))));
    }
}
