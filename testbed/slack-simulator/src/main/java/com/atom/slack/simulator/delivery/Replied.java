package com.atom.slack.simulator.delivery;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/**
 * {@code message_replied}: a thread's parent, told again beside the reply. Slack's own list of known issues says that the
 * Events API leaves its subtype out, and so does this.
 */
final class Replied {
    private Replied() {}

    /** @param ts of its own; empty when the parent is not there */
    static Optional<Happening> of(World world, Change reply, String ts) {
        Team team = world.teams().get(reply.team());
        Channel channel = team.channels().get(reply.channel());
        return channel.message(reply.data().path("thread_ts").asText())
                .map(parent -> Happening.in(
                        channel,
                        "message." + channel.kind().family(),
                        channel.kind().family() + ":history",
                        event(team, channel, parent, ts)));
    }

    private static ObjectNode event(Team team, Channel channel, Message parent, String ts) {
        ObjectNode message = MessageJson.tree(team, channel, parent);
        ArrayNode replies = message.putArray("replies");
        channel.replies(parent)
                .forEach(reply -> replies.addObject()
                        .put("user", reply.user().isEmpty() ? reply.botId() : reply.user())
                        .put("ts", reply.ts()));
        ObjectNode event = Json.object().put("type", "message").put("hidden", true);
        event.set("message", message);
        return event.put("channel", channel.id()).put("ts", ts).put("event_ts", ts);
    }
}
