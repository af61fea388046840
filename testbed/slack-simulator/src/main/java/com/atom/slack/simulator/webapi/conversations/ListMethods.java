package com.atom.slack.simulator.webapi.conversations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.Cursor;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Channel.Kind;
import com.atom.slack.simulator.workspace.ChannelJson;
import com.atom.slack.simulator.workspace.Team;

/** Which conversations there are, and who is in them. */
final class ListMethods {
    private static final String READ = "channels:read groups:read im:read mpim:read";
    private static final int MOST = 999;

    private ListMethods() {}

    static Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("conversations.list", ApiMethod.TIER_2, READ, ListMethods::list),
                ApiMethod.read("users.conversations", ApiMethod.TIER_3, READ, ListMethods::ofUser),
                ApiMethod.read("conversations.info", ApiMethod.TIER_3, READ, ListMethods::info),
                ApiMethod.read("conversations.members", ApiMethod.TIER_4, READ, ListMethods::members));
    }

    private static ObjectNode list(ApiCall call) {
        Set<Kind> kinds = kinds(call);
        List<Channel> seen = call.team().channels().values().stream()
                .filter(channel -> kinds.contains(channel.kind()))
                .filter(call::sees)
                .sorted(Comparator.comparing(Channel::id))
                .toList();
        return page(call, seen, true);
    }

    /** Of another user only what the token may see as well. */
    private static ObjectNode ofUser(ApiCall call) {
        String user = call.arg("user").orElse(call.user());
        if (call.team().user(user).isEmpty()) {
            throw new ApiError("user_not_found");
        }
        Set<Kind> kinds = kinds(call);
        List<Channel> own = call.team().channels().values().stream()
                .filter(channel -> kinds.contains(channel.kind()) && channel.has(user) && call.sees(channel))
                .sorted(Comparator.comparing(Channel::id))
                .toList();
        return page(call, own, false);
    }

    /** The filter works on a page that is cut already, which may become short or empty by it. */
    private static ObjectNode page(ApiCall call, List<Channel> all, boolean withMembership) {
        Cursor.Page<Channel> page = Cursor.page(call, "team", all, Channel::id, call.limit(100, MOST));
        ObjectNode answer = Json.object();
        ArrayNode channels = answer.putArray("channels");
        boolean unarchived = call.flag("exclude_archived");
        for (Channel channel : page.items()) {
            if (!unarchived || !channel.isArchived()) {
                ObjectNode json = ChannelJson.of(call.team(), channel, call.user());
                if (!withMembership) {
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
            String name = type.strip();
            Kind kind = Stream.of(Kind.values())
                    .filter(known -> wire(known).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ApiError("invalid_types"));
            call.needs(kind.family() + ":read");
            kinds.add(kind);
        }
        return kinds;
    }

    private static String wire(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.PUBLIC || kind == Kind.PRIVATE ? name + "_channel" : name;
    }

    private static ObjectNode info(ApiCall call) {
        Channel channel = call.channelSeen();
        call.needs(channel.kind().family() + ":read");
        Team team = call.team();
        ObjectNode json = ChannelJson.of(team, channel, call.user());
        if (!call.flag("include_num_members")) {
            json.remove("num_members");
        }
        if (channel.has(call.user())) {
            json.put("last_read", channel.board().readUntil(call.user()));
        }
        if (call.flag("include_locale")) {
            json.put("locale", "en-US");
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
}
