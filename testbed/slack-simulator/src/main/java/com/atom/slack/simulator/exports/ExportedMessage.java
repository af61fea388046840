package com.atom.slack.simulator.exports;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** A message as an export shows it: what the API shows, and who wrote it, who answered, files behind a token. */
final class ExportedMessage {
    private static final String HOST = "https://files.slack.com/";

    private ExportedMessage() {}

    /** @param token empty when file addresses carry none */
    static ObjectNode of(Team team, Channel channel, Message message, String token) {
        ObjectNode json = MessageJson.tree(team, channel, message);
        if (json.has("team") && !json.has("user_team")) {
            json.set("user_team", json.get("team"));
            json.set("source_team", json.get("team"));
        }
        if (!message.isSystem() && !message.isTombstone()) {
            team.user(message.user())
                    .map(ExportedMessage::profile)
                    .ifPresent(profile -> json.set("user_profile", profile));
        }
        List<Message> replies = channel.replies(message);
        if (!replies.isEmpty()) {
            ArrayNode listed = json.putArray("replies");
            replies.forEach(reply -> listed.addObject()
                    .put("user", reply.user().isEmpty() ? reply.botId() : reply.user())
                    .put("ts", reply.ts()));
        }
        if (!token.isEmpty()) {
            json.path("files").forEach(file -> sealed((ObjectNode) file, token));
        }
        return json;
    }

    private static ObjectNode profile(User user) {
        JsonNode profile = user.profile();
        ObjectNode snapshot =
                Json.object().put("avatar_hash", profile.path("avatar_hash").asText());
        snapshot.put("image_72", profile.path("image_72").asText());
        snapshot.put("first_name", profile.path("first_name").asText());
        snapshot.put("real_name", user.realName());
        snapshot.put("display_name", profile.path("display_name").asText());
        snapshot.put("team", user.team()).put("name", user.name());
        return snapshot.put("is_restricted", user.isRestricted()).put("is_ultra_restricted", user.isUltraRestricted());
    }

    /** A file's object, its addresses with the token. */
    static ObjectNode sealed(ObjectNode file, String token) {
        for (var field : file.properties()) {
            boolean address =
                    field.getKey().startsWith("url_private") || field.getKey().startsWith("thumb_");
            if (address && field.getValue().asText().startsWith(HOST)) {
                field.setValue(TextNode.valueOf(field.getValue().asText() + "?t=" + token));
            }
        }
        return file;
    }
}
