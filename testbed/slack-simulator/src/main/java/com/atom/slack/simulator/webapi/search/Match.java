package com.atom.slack.simulator.webapi.search;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.PinJson;
import com.atom.slack.simulator.workspace.User;

/** A message that was found, as {@code search.messages} shows it. */
final class Match {
    private Match() {}

    static ObjectNode of(Query.Place place, Query query, boolean highlighted) {
        Channel channel = place.channel();
        Message message = place.message();
        String identity = channel.id() + message.ts();
        ObjectNode json = Json.object();
        json.put(
                "iid",
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                        .toString());
        json.put("team", place.team().id()).put("score", query.score(message.text()));
        json.set("channel", channel(place));
        json.put("type", channel.kind() == Channel.Kind.IM ? "im" : "message").put("user", message.user());
        json.put(
                "username",
                message.extra()
                        .path("username")
                        .asText(place.team()
                                .user(message.user())
                                .map(User::name)
                                .orElse("")));
        json.put("ts", message.ts());
        ObjectNode whole = MessageJson.tree(place.team(), channel, message);
        for (String field : new String[] {"blocks", "attachments", "files", "bot_id"}) {
            if (whole.has(field)) {
                json.set(field, whole.get(field));
            }
        }
        json.put("text", highlighted ? query.highlighted(message.text()) : message.text());
        return json.put("permalink", PinJson.permalink(place.team(), channel, message));
    }

    /** Of a direct message the name is the other one's id. */
    private static ObjectNode channel(Query.Place place) {
        Channel channel = place.channel();
        boolean isOpen = channel.kind() == Channel.Kind.PUBLIC;
        ObjectNode json = Json.object().put("id", channel.id());
        json.put("is_channel", isOpen).put("is_group", channel.kind() == Channel.Kind.PRIVATE);
        json.put("is_im", channel.kind() == Channel.Kind.IM).put("is_mpim", channel.kind() == Channel.Kind.MPIM);
        json.put("is_private", !isOpen).put("is_shared", channel.isShared() || channel.isOrgShared());
        json.put("is_ext_shared", channel.isShared()).put("is_org_shared", channel.isOrgShared());
        json.put("is_pending_ext_shared", false).putArray("pending_shared");
        if (channel.kind() == Channel.Kind.IM) {
            String other = channel.members().iterator().next();
            return json.put("name", other).put("user", other);
        }
        return json.put("name", channel.name());
    }
}
