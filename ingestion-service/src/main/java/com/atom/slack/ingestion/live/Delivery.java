package com.atom.slack.ingestion.live;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.wire.Fields;

/**
 * One event on its way into one workspace.
 *
 * @param source where it came from: {@code topic-partition@offset}, or {@code parked/id}
 * @param key the record's key; absent for parked events
 * @param body exactly what Slack sent
 * @param envelope the body, read
 * @param team the workspace it is folded for
 */
record Delivery(String source, @Nullable String key, byte[] body, JsonNode envelope, String team) {

    Delivery to(String otherTeam) {
        return new Delivery(source, key, body, envelope, otherTeam);
    }

    /** Slack's id of the event; absent when it has none. */
    @Nullable
    String eventId() {
        return Fields.text(envelope, "event_id");
    }

    /** Whether Slack sends it once although several workspaces hold the channel. */
    boolean shared() {
        return Fields.flag(envelope, "is_ext_shared_channel");
    }

    /** Slack's id of the channel it happened in; absent when it happened in none. */
    @Nullable
    String channel() {
        JsonNode event = envelope.path("event");
        String channel = Fields.text(event, "channel");
        if (channel == null) {
            channel = Fields.text(event.path("item"), "channel");
        }
        return channel != null ? channel : Fields.text(event.path("channel"), "id");
    }

    /** The tenant: {@code context_team_id}, else the authorization's team, else {@code team_id}; absent when none is named. */
    static @Nullable String tenant(JsonNode envelope) {
        String team = Fields.text(envelope, "context_team_id");
        if (team == null) {
            team = Fields.text(envelope.path("authorizations").path(0), "team_id");
        }
        return team != null ? team : Fields.text(envelope, "team_id");
    }
}
