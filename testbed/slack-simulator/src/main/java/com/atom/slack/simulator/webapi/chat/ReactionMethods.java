package com.atom.slack.simulator.webapi.chat;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.Cursor;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Emoji;
import com.atom.slack.simulator.workspace.FileJson;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.PinJson;
import com.atom.slack.simulator.workspace.Reactions;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Ts;

/** Emoji under messages. */
final class ReactionMethods {
    private static final int MOST_EMOJI = 50;
    private static final int MOST_BY_ONE = 23;
    private static final int USERS_SHOWN = 50;

    private final Acts acts;
    private final Changes changes;

    ReactionMethods(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("reactions.add", ApiMethod.TIER_3, "reactions:write", this::add),
                ApiMethod.of("reactions.remove", ApiMethod.TIER_2, "reactions:write", this::remove),
                ApiMethod.read("reactions.get", ApiMethod.TIER_3, "reactions:read", ReactionMethods::get),
                ApiMethod.read("reactions.list", ApiMethod.TIER_2, "reactions:read", ReactionMethods::list));
    }

    private ObjectNode add(ApiCall call) {
        call.needs("reactions:write");
        Channel channel = channel(call);
        Message message = meant(call, channel);
        String name = name(call);
        if (channel.isArchived()) {
            throw new ApiError("is_archived");
        }
        Reactions there = message.reactions();
        if (there.has(call.user(), name)) {
            throw new ApiError("already_reacted");
        }
        boolean known =
                there.all().stream().anyMatch(reaction -> reaction.name().equals(name));
        if (!known && there.all().size() >= MOST_EMOJI) {
            throw new ApiError("too_many_emoji");
        }
        long own = there.all().stream()
                .filter(reaction -> reaction.users().contains(call.user()))
                .count();
        if (own >= MOST_BY_ONE) {
            throw new ApiError("too_many_reactions");
        }
        acts.happen(changes.react(call.team(), channel, message, call.user(), name, true));
        return Json.object();
    }

    private ObjectNode remove(ApiCall call) {
        call.needs("reactions:write");
        Channel channel = channel(call);
        Message message = meant(call, channel);
        String name = name(call);
        if (!message.reactions().has(call.user(), name)) {
            throw new ApiError("no_reaction");
        }
        acts.happen(changes.react(call.team(), channel, message, call.user(), name, false));
        return Json.object();
    }

    private static String name(ApiCall call) {
        return call.arg("name")
                .map(name -> name.replaceAll("^:|:$", ""))
                .filter(name -> Emoji.isKnown(call.team(), name))
                .orElseThrow(() -> new ApiError("invalid_name"));
    }

    private static Channel channel(ApiCall call) {
        if (call.arg("channel").isEmpty() || call.arg("timestamp").isEmpty()) {
            throw new ApiError("no_item_specified");
        }
        Channel channel = call.channelSeen();
        if (!call.reads(channel)) {
            throw new ApiError("not_in_channel");
        }
        return channel;
    }

    private static Message meant(ApiCall call, Channel channel) {
        String ts = call.required("timestamp");
        if (!Ts.isTs(ts)) {
            throw new ApiError("bad_timestamp");
        }
        return channel.message(ts)
                .filter(known -> !known.isDeleted())
                .orElseThrow(() -> new ApiError("message_not_found"));
    }

    /** Without {@code full} only the first fifty who chose an emoji are named. */
    private static ObjectNode get(ApiCall call) {
        call.needs("reactions:read");
        if (call.arg("file").isPresent()) {
            SharedFile file = call.team().files().get(call.required("file"));
            if (file == null || file.isDeleted() || file.channels().noneMatch(call::reads)) {
                throw new ApiError("file_not_found");
            }
            ObjectNode answer = Json.object().put("type", "file");
            return answer.set("file", FileJson.listed(call.team(), file));
        }
        Channel channel = channel(call);
        return item(call, channel, meant(call, channel), call.flag("full"));
    }

    private static ObjectNode item(ApiCall call, Channel channel, Message message, boolean full) {
        ObjectNode shown = PinJson.whole(call.team(), channel, message);
        if (!full) {
            shown.path("reactions").forEach(reaction -> {
                ArrayNode users = (ArrayNode) reaction.path("users");
                while (users.size() > USERS_SHOWN) {
                    users.remove(users.size() - 1);
                }
            });
        }
        ObjectNode item = Json.object().put("type", "message").put("channel", channel.id());
        return item.set("message", shown);
    }

    /** What somebody has reacted to, newest message first. */
    private static ObjectNode list(ApiCall call) {
        call.needs("reactions:read");
        String user = call.arg("user").orElse(call.user());
        if (call.team().user(user).isEmpty()) {
            throw new ApiError("user_not_found");
        }
        record Reacted(Channel channel, Message message) {}
        List<Reacted> reacted = call.team().channels().values().stream()
                .filter(call::reads)
                .flatMap(channel -> channel.all().stream()
                        .filter(message -> !message.isDeleted() && by(message, user))
                        .map(message -> new Reacted(channel, message)))
                .sorted((one, other) ->
                        Long.compare(other.message().micros(), one.message().micros()))
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("items");
        if (call.arg("count").isPresent() || call.arg("page").isPresent()) {
            int count = call.number("count", 100, 1000, "invalid_arguments");
            int page = call.number("page", 1, 100, "invalid_arguments");
            Cursor.paged(reacted, count, page, answer)
                    .forEach(one -> array.add(item(call, one.channel(), one.message(), call.flag("full"))));
            return answer;
        }
        Cursor.Page<Reacted> page = Cursor.pageByPlace(call, "place", reacted, call.limit(100, 1000));
        page.items().forEach(one -> array.add(item(call, one.channel(), one.message(), call.flag("full"))));
        return page.into(answer);
    }

    private static boolean by(Message message, String user) {
        return message.reactions().all().stream()
                .anyMatch(reaction -> reaction.users().contains(user));
    }
}
