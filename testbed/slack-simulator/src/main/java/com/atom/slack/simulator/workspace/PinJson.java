package com.atom.slack.simulator.workspace;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A message as pins and stars show it, with its address. */
public final class PinJson {
    private static final List<String> KEPT =
            List.of("type", "subtype", "user", "text", "ts", "bot_id", "app_id", "team", "bot_profile", "pinned_to");

    private PinJson() {}

    /** The short form that events carry. */
    public static ObjectNode item(Team team, Channel channel, Message message, String by, long atSeconds) {
        ObjectNode item =
                Json.object().put("type", "message").put("created", atSeconds).put("created_by", by);
        ObjectNode shown = MessageJson.tree(team, channel, message).retain(KEPT);
        item.put("channel", channel.id());
        return item.set("message", shown.put("permalink", permalink(team, channel, message)));
    }

    /** The message whole, with its address. */
    public static ObjectNode whole(Team team, Channel channel, Message message) {
        return MessageJson.tree(team, channel, message).put("permalink", permalink(team, channel, message));
    }

    /** Replies say in which thread they are. */
    public static String permalink(Team team, Channel channel, Message message) {
        String address = "https://" + team.domain() + ".slack.com/archives/" + channel.id() + "/p"
                + message.ts().replace(".", "");
        return message.isReply() ? address + "?thread_ts=" + message.parent() + "&cid=" + channel.id() : address;
    }
}
