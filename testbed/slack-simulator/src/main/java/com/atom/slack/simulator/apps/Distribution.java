package com.atom.slack.simulator.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where an app may be installed, and how forgiving its refresh tokens are.
 *
 * @param distributed         anywhere; otherwise only in its home workspace
 * @param homeTeam            {@code T...}; empty for the first workspace
 * @param refreshGraceSeconds how long a used refresh token still works; Slack does not tell how long
 */
public record Distribution(boolean distributed, String homeTeam, int refreshGraceSeconds) {
    static final Distribution USUAL = new Distribution(true, "", 60);

    Distribution patched(JsonNode wish) {
        JsonNode open = wish.path("distributed");
        JsonNode home = wish.path("home_team");
        JsonNode grace = wish.path("refresh_grace_seconds");
        if (!open.isMissingNode() && !open.isBoolean()) {
            throw new IllegalArgumentException("distributed is to be true or false");
        }
        if (!home.isMissingNode() && !home.isTextual()) {
            throw new IllegalArgumentException("home_team is to be a string");
        }
        if (!grace.isMissingNode() && !(grace.isInt() && grace.asInt() >= 0)) {
            throw new IllegalArgumentException("refresh_grace_seconds is to be a whole number, 0 or more");
        }
        return new Distribution(open.asBoolean(distributed), home.asText(homeTeam), grace.asInt(refreshGraceSeconds));
    }

    void writeTo(ObjectNode json) {
        json.put("distributed", distributed).put("home_team", homeTeam);
        json.put("refresh_grace_seconds", refreshGraceSeconds);
    }
}
