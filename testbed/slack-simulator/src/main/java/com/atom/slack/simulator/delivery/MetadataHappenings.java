package com.atom.slack.simulator.delivery;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;

/** Events about the metadata that apps attach to what they post. */
final class MetadataHappenings {
    private static final String READ = "metadata.message:read";

    private MetadataHappenings() {}

    /** @param before what the message had, missing when nothing; {@link Message#metadata} before the change */
    static void add(List<Happening> all, Team team, Channel channel, Change change, JsonNode before) {
        Message message = channel.message(change.ts()).orElseThrow();
        JsonNode now = message.isDeleted() ? before.path("none") : message.metadata();
        if (now.isMissingNode() && before.isMissingNode() || now.equals(before)) {
            return;
        }
        String what = before.isMissingNode() ? "posted" : now.isMissingNode() ? "deleted" : "updated";
        String type = "message_metadata_" + what;
        ObjectNode event = Json.object().put("type", type);
        event.put("app_id", message.extra().path("app_id").asText("")).put("bot_id", message.botId());
        event.put("user_id", message.user()).put("team_id", team.id()).put("channel_id", channel.id());
        event.put("message_ts", change.ts());
        if (!now.isMissingNode()) {
            event.set("metadata", now);
        }
        if (!before.isMissingNode()) {
            event.set("previous_metadata", before);
        }
        if (what.equals("deleted")) {
            event.put("deleted_ts", change.eventTs());
        }
        all.add(Happening.in(channel, type, READ, event.put("event_ts", change.eventTs())));
    }
}
