package com.atom.slack.simulator.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A message as the control side tells it: what it is, without dress. */
public final class TruthJson {
    private TruthJson() {}

    /** A deleted message keeps its last text here, so that one can check that nobody else has it. */
    public static ObjectNode of(Channel channel, Message message) {
        ObjectNode row = Json.object().put("ts", message.ts());
        if (!message.user().isEmpty()) {
            row.put("user", message.user());
        }
        if (!message.botId().isEmpty()) {
            row.put("bot_id", message.botId());
        }
        row.put("text", message.text());
        if (!message.subtype().isEmpty()) {
            row.put("subtype", message.subtype());
        }
        int replies = channel.replies(message).size();
        if (message.isReply()) {
            row.put("thread_ts", message.parent());
        } else if (replies > 0 || message.isTombstone()) {
            row.put("thread_ts", message.ts());
        }
        if (!message.editedTs().isEmpty()) {
            row.put("edited_ts", message.editedTs());
        }
        row.put("deleted", message.isDeleted());
        ObjectNode reactions = row.putObject("reactions");
        message.reactions()
                .all()
                .forEach(reaction ->
                        reactions.put(reaction.name(), reaction.users().size()));
        row.set("files", Json.array(message.files()));
        return row.put("reply_count", replies);
    }
}
