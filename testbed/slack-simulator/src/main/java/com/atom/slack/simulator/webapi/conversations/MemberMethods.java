package com.atom.slack.simulator.webapi.conversations;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Channel.Kind;
import com.atom.slack.simulator.workspace.ChannelJson;
import com.atom.slack.simulator.workspace.User;

/** Coming and going. */
final class MemberMethods {
    private static final int MOST_INVITED = 100;

    private final Acts acts;
    private final Changes changes;

    MemberMethods(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        String scopes = "channels:manage groups:write im:write mpim:write";
        return Stream.of(
                ApiMethod.of("conversations.join", ApiMethod.TIER_3, "channels:join", this::join),
                ApiMethod.of("conversations.leave", ApiMethod.TIER_3, scopes, this::leave),
                ApiMethod.of("conversations.invite", ApiMethod.TIER_3, scopes, this::invite),
                ApiMethod.of("conversations.kick", ApiMethod.TIER_3, scopes, this::kick));
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
        return answer.set("channel", shown(call, channel));
    }

    private ObjectNode leave(ApiCall call) {
        Channel channel = call.channelSeen();
        Scopes.toManage(call, channel.kind());
        if (channel.kind() == Kind.IM) {
            throw new ApiError("method_not_supported_for_channel_type");
        }
        if (channel.isGeneral()) {
            throw new ApiError("cant_leave_general");
        }
        if (channel.isArchived()) {
            throw new ApiError("is_archived");
        }
        if (!channel.has(call.user())) {
            return Json.object().put("not_in_channel", true);
        }
        if (channel.kind() == Kind.PRIVATE && channel.members().size() == 1) {
            throw new ApiError("last_member");
        }
        acts.happen(changes.leave(call.team(), channel, call.user()));
        return Json.object();
    }

    /** All of them or none. */
    private ObjectNode invite(ApiCall call) {
        Channel channel = open(call);
        List<String> asked = call.several("users");
        if (asked.isEmpty()) {
            throw new ApiError("no_user");
        }
        if (asked.size() > MOST_INVITED) {
            throw new ApiError("too_many_users");
        }
        for (String id : asked) {
            User user = call.team().user(id).orElseThrow(() -> new ApiError("user_not_found"));
            if (id.equals(call.user())) {
                throw new ApiError("cant_invite_self");
            }
            if (channel.has(id)) {
                throw new ApiError("already_in_channel");
            }
            if (user.isDeleted()) {
                throw new ApiError("cant_invite");
            }
        }
        asked.stream().distinct().forEach(user -> acts.happen(changes.join(call.team(), channel, user, call.user())));
        return Json.object().set("channel", shown(call, channel));
    }

    private ObjectNode kick(ApiCall call) {
        Channel channel = open(call);
        String user = call.required("user");
        if (call.team().user(user).isEmpty()) {
            throw new ApiError("user_not_found");
        }
        if (user.equals(call.user())) {
            throw new ApiError("cant_kick_self");
        }
        if (channel.isGeneral()) {
            throw new ApiError("cant_kick_from_general");
        }
        if (!channel.has(user)) {
            throw new ApiError("not_in_channel");
        }
        acts.happen(changes.leave(call.team(), channel, user));
        return Json.object();
    }

    /** A channel in which the token's user can do something about its members. */
    private static Channel open(ApiCall call) {
        Channel channel = call.channelSeen();
        Scopes.toManage(call, channel.kind());
        if (channel.kind() == Kind.IM || channel.kind() == Kind.MPIM) {
            throw new ApiError("method_not_supported_for_channel_type");
        }
        if (channel.isArchived()) {
            throw new ApiError("is_archived");
        }
        if (!channel.has(call.user())) {
            throw new ApiError("not_in_channel");
        }
        return channel;
    }

    /** Of its members these answers tell no number. */
    private static ObjectNode shown(ApiCall call, Channel channel) {
        ObjectNode json = ChannelJson.of(call.team(), channel, call.user());
        json.remove("num_members");
        return json;
    }
}
