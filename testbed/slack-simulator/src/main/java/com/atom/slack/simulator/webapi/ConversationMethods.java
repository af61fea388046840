package com.atom.slack.simulator.webapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Channel.Kind;
import com.atom.slack.simulator.workspace.ChannelJson;

/** Which conversations there are, and who is in them. */
final class ConversationMethods {
    private static final String READ = "channels:read groups:read im:read mpim:read";
    private static final int MOST = 999;

    private final Acts acts;
    private final Changes changes;

    ConversationMethods(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("conversations.list", ApiMethod.TIER_2, READ, call -> list(call, false)),
                ApiMethod.of("users.conversations", ApiMethod.TIER_3, READ, call -> list(call, true)),
                ApiMethod.of("conversations.info", ApiMethod.TIER_3, READ, ConversationMethods::info),
                ApiMethod.of("conversations.members", ApiMethod.TIER_4, READ, ConversationMethods::members),
                ApiMethod.of("conversations.join", ApiMethod.TIER_3, "channels:join", this::join));
    }

    private static ObjectNode list(ApiCall call, boolean onlyMine) {
        Set<Kind> kinds = kinds(call);
        List<Channel> seen = call.team().channels().values().stream()
                .filter(channel -> kinds.contains(channel.kind()))
                .filter(channel -> onlyMine ? channel.has(call.user()) : call.sees(channel))
                .sorted(Comparator.comparing(Channel::id))
                .toList();
        Cursor.Page<Channel> page = Cursor.page(call, "team", seen, Channel::id, call.limit(100, MOST));
        ObjectNode answer = Json.object();
        ArrayNode channels = answer.putArray("channels");
        boolean unarchived = call.flag("exclude_archived");
        for (Channel channel : page.items()) {
            if (!unarchived || !channel.isArchived()) {
                ObjectNode json = ChannelJson.of(call.team(), channel, call.user());
                if (onlyMine) {
                    json.remove(List.of("is_member", "num_members"));
                }
                channels.add(json);
            }
        }
        return page.into(answer);
    }

    private static Set<Kind> kinds(ApiCall call) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String type : call.arg("types").orElse("public_channel").split(",")) {
            String name = type.strip().replace("_channel", "").toUpperCase(Locale.ROOT);
            Kind kind = Stream.of(Kind.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ApiError("invalid_types"));
            call.needs(kind.family() + ":read");
            kinds.add(kind);
        }
        return kinds;
    }

    private static ObjectNode info(ApiCall call) {
        Channel channel = call.channelSeen();
        call.needs(channel.kind().family() + ":read");
        ObjectNode json = ChannelJson.of(call.team(), channel, call.user());
        if (!call.flag("include_num_members")) {
            json.remove("num_members");
        }
        return Json.object().set("channel", json);
    }

    private static ObjectNode members(ApiCall call) {
        Channel channel = call.channelSeen();
        call.needs(channel.kind().family() + ":read");
        List<String> sorted = new ArrayList<>(channel.members());
        sorted.sort(Comparator.naturalOrder());
        Cursor.Page<String> page = Cursor.page(call, "user", sorted, id -> id, call.limit(100, MOST));
        return page.into(Json.object().set("members", Json.array(page.items())));
    }

    private ObjectNode join(ApiCall call) {
        call.needs(call.grant().isBot() ? "channels:join" : "channels:write");
        Channel channel = call.channelSeen();
        if (channel.kind() != Kind.PUBLIC) {
            throw new ApiError("method_not_supported_for_channel_type");
        }
        if (channel.isArchived()) {
            throw new ApiError("is_archived");
        }
        ObjectNode answer = Json.object();
        if (channel.has(call.user())) {
            answer.put("warning", "already_in_channel");
            answer.putObject("response_metadata").putArray("warnings").add("already_in_channel");
        } else {
            acts.happen(changes.join(call.team(), channel, call.user(), null));
        }
        return answer.set("channel", ChannelJson.of(call.team(), channel, call.user()));
    }
}
