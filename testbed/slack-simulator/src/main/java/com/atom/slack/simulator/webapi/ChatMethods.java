package com.atom.slack.simulator.webapi;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.User;

/** What an app says and does itself, each by the same act as a person's. */
final class ChatMethods {
    private final Acts acts;
    private final Changes changes;

    ChatMethods(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("chat.postMessage", ApiMethod.PER_CHANNEL, "chat:write", this::post)
                        .countedPerChannel(),
                ApiMethod.of("chat.update", ApiMethod.TIER_3, "chat:write", this::update),
                ApiMethod.of("chat.delete", ApiMethod.TIER_3, "chat:write", this::delete),
                ApiMethod.of("reactions.add", ApiMethod.TIER_3, "reactions:write", call -> react(call, true)),
                ApiMethod.of("reactions.remove", ApiMethod.TIER_2, "reactions:write", call -> react(call, false)));
    }

    private ObjectNode post(ApiCall call) {
        call.needs("chat:write");
        Channel channel = call.channelSeen();
        if (channel.isArchived()) {
            throw new ApiError("is_archived");
        }
        if (!channel.has(call.user()) && !call.grant().allows("chat:write.public")) {
            throw new ApiError("not_in_channel");
        }
        String text = call.arg("text").map(Escaping::stored).orElse("");
        if (text.isEmpty()
                && call.arg("blocks").isEmpty()
                && call.arg("attachments").isEmpty()) {
            throw new ApiError("no_text");
        }
        User user = call.team().user(call.user()).orElseThrow();
        ObjectNode message = user.isBot() ? Changes.posted(user, text) : changes.typed(user.id(), text);
        parsed(call, message, "blocks", "invalid_blocks_format");
        parsed(call, message, "attachments", "invalid_attachments");
        call.arg("thread_ts").ifPresent(thread -> {
            Message parent = channel.message(thread)
                    .filter(known -> !known.isSystem())
                    .orElseThrow(() -> new ApiError("thread_not_found"));
            Changes.inThread(message, parent.isReply() ? parent.parent() : thread, call.flag("reply_broadcast"));
        });
        String ts = acts.happen(changes.post(call.team(), channel, message))
                .change()
                .ts();
        return said(channel, channel.message(ts).orElseThrow())
                .set(
                        "message",
                        MessageJson.tree(
                                call.team(), channel, channel.message(ts).orElseThrow()));
    }

    private static void parsed(ApiCall call, ObjectNode message, String name, String error) {
        call.arg(name).ifPresent(json -> {
            JsonNode tree = Json.tree(json.getBytes(StandardCharsets.UTF_8))
                    .filter(JsonNode::isArray)
                    .orElseThrow(() -> new ApiError(error));
            message.set(name, tree);
        });
    }

    private static ObjectNode said(Channel channel, Message message) {
        return Json.object().put("channel", channel.id()).put("ts", message.ts());
    }

    private ObjectNode update(ApiCall call) {
        call.needs("chat:write");
        Channel channel = call.channelSeen();
        Message message = own(call, channel, "cant_update_message");
        String text = Escaping.stored(call.arg("text").orElseThrow(() -> new ApiError("no_text")));
        acts.happen(changes.edit(call.team(), channel, message, call.user(), text));
        ObjectNode answer = said(channel, message).put("text", text);
        return answer.set("message", MessageJson.tree(call.team(), channel, message));
    }

    private ObjectNode delete(ApiCall call) {
        call.needs("chat:write");
        Channel channel = call.channelSeen();
        Message message = own(call, channel, "cant_delete_message");
        acts.happen(changes.delete(call.team(), channel, message, call.user()));
        return said(channel, message);
    }

    private static Message own(ApiCall call, Channel channel, String otherwise) {
        Message message = present(call, channel, "ts");
        if (!message.user().equals(call.user()) || message.isSystem()) {
            throw new ApiError(otherwise);
        }
        return message;
    }

    private static Message present(ApiCall call, Channel channel, String name) {
        return channel.message(call.arg(name).orElse(""))
                .filter(known -> !known.isDeleted())
                .orElseThrow(() -> new ApiError("message_not_found"));
    }

    private ObjectNode react(ApiCall call, boolean add) {
        call.needs("reactions:write");
        Channel channel = call.channelSeen();
        Message message = present(call, channel, "timestamp");
        String name = call.arg("name").orElseThrow(() -> new ApiError("invalid_name"));
        boolean has = message.reactions().has(call.user(), name);
        if (has == add) {
            throw new ApiError(add ? "already_reacted" : "no_reaction");
        }
        acts.happen(changes.react(call.team(), channel, message, call.user(), name, add));
        return Json.object();
    }
}
