package com.atom.slack.simulator.webapi.conversations;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Directs;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Channel.Kind;
import com.atom.slack.simulator.workspace.ChannelJson;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.Ts;
import com.atom.slack.simulator.workspace.User;

/** Direct messages and group messages: opening and closing them; and how far one has read anything. */
final class DirectMethods {
    private static final int MOST_USERS = 8;

    private final Acts acts;
    private final FittingChanges changes;
    private final Directs directs;

    DirectMethods(Acts acts, FittingChanges changes, Directs directs) {
        this.acts = acts;
        this.changes = changes;
        this.directs = directs;
    }

    Stream<ApiMethod> all() {
        String scopes = "im:write mpim:write channels:manage groups:write";
        return Stream.of(
                ApiMethod.of("conversations.open", ApiMethod.TIER_3, scopes, this::open),
                ApiMethod.of("conversations.close", ApiMethod.TIER_2, scopes, this::close),
                ApiMethod.of("conversations.mark", ApiMethod.TIER_3, scopes, this::mark));
    }

    private ObjectNode open(ApiCall call) {
        if (call.arg("channel").isPresent()) {
            Channel channel = call.channelSeen();
            if (channel.kind() == Kind.PUBLIC || channel.kind() == Kind.PRIVATE) {
                throw new ApiError("method_not_supported_for_channel_type");
            }
            return opened(call, channel);
        }
        List<String> users = users(call);
        Kind kind = users.size() == 1 ? Kind.IM : Kind.MPIM;
        Scopes.toManage(call, kind);
        return directs.between(call.team(), call.user(), users)
                .map(channel -> opened(call, channel))
                .orElseGet(() -> fresh(call, users));
    }

    private static List<String> users(ApiCall call) {
        List<String> users = call.several("users").stream()
                .filter(user -> !user.equals(call.user()))
                .distinct()
                .toList();
        if (users.isEmpty()) {
            throw new ApiError(call.arg("users").isEmpty() ? "users_list_not_supplied" : "not_enough_users");
        }
        if (users.size() > MOST_USERS) {
            throw new ApiError("too_many_users");
        }
        Team team = call.team();
        for (String id : users) {
            User user = team.user(id).orElseThrow(() -> new ApiError("user_not_found"));
            if (user.isDeleted()) {
                throw new ApiError("user_disabled");
            }
        }
        return users;
    }

    private ObjectNode fresh(ApiCall call, List<String> users) {
        if (call.flag("prevent_creation")) {
            throw new ApiError("channel_not_found");
        }
        return Json.object().set("channel", shown(call, directs.made(call.team(), call.user(), users)));
    }

    private ObjectNode opened(ApiCall call, Channel channel) {
        Scopes.toManage(call, channel.kind());
        boolean closed = channel.board().isClosedFor(call.user());
        if (closed) {
            acts.happen(changes.open(call.team(), channel, call.user(), true));
        }
        ObjectNode answer = Json.object().put("no_op", !closed).put("already_open", !closed);
        return answer.set("channel", shown(call, channel));
    }

    /** Only the id, unless more is asked for. */
    private static ObjectNode shown(ApiCall call, Channel channel) {
        ObjectNode whole = ChannelJson.of(call.team(), channel, call.user());
        if (call.flag("return_im")) {
            whole.remove("num_members");
            return whole.put("last_read", channel.board().readUntil(call.user()))
                    .put("is_open", true);
        }
        return Json.object().put("id", channel.id());
    }

    private ObjectNode close(ApiCall call) {
        Channel channel = call.channelSeen();
        Scopes.toManage(call, channel.kind());
        if (channel.kind() == Kind.PUBLIC || channel.kind() == Kind.PRIVATE) {
            throw new ApiError("method_not_supported_for_channel_type");
        }
        if (channel.board().isClosedFor(call.user())) {
            return Json.object().put("no_op", true).put("already_closed", true);
        }
        acts.happen(changes.open(call.team(), channel, call.user(), false));
        return Json.object();
    }

    private ObjectNode mark(ApiCall call) {
        Channel channel = call.channelSeen();
        Scopes.toManage(call, channel.kind());
        if (!channel.has(call.user())) {
            throw new ApiError("not_in_channel");
        }
        String ts = call.required("ts");
        if (!Ts.isTs(ts)) {
            throw new ApiError("invalid_timestamp");
        }
        acts.happen(changes.mark(call.team(), channel, call.user(), Ts.of(Ts.micros(ts))));
        return Json.object();
    }
}
