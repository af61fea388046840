package com.atom.slack.simulator.webapi.conversations;

import java.util.regex.Pattern;
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

/** Making, naming, describing and closing channels. */
final class LifeMethods {
    private static final String SCOPES = "channels:manage groups:write im:write mpim:write";
    private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]+");
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NOTE = 250;

    private final Acts acts;
    private final Changes changes;

    LifeMethods(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("conversations.create", ApiMethod.TIER_2, SCOPES, this::create),
                ApiMethod.of("conversations.rename", ApiMethod.TIER_2, SCOPES, this::rename),
                ApiMethod.of("conversations.archive", ApiMethod.TIER_2, SCOPES, this::archive),
                ApiMethod.of("conversations.unarchive", ApiMethod.TIER_2, SCOPES, this::unarchive),
                ApiMethod.of("conversations.setTopic", ApiMethod.TIER_2, SCOPES, this::topic),
                ApiMethod.of("conversations.setPurpose", ApiMethod.TIER_2, SCOPES, this::purpose));
    }

    private ObjectNode create(ApiCall call) {
        boolean closed = call.flag("is_private");
        Scopes.toManage(call, closed ? Kind.PRIVATE : Kind.PUBLIC);
        ObjectNode described = Json.object().put("name", freeName(call)).put("kind", closed ? "private" : "public");
        described.putArray("members").add(call.user());
        String id = acts.happen(changes.createChannel(call.team(), call.user(), described))
                .change()
                .channel();
        return shown(call, call.team().channel(id).orElseThrow());
    }

    private static String freeName(ApiCall call) {
        String name = call.arg("name").orElseThrow(() -> new ApiError("invalid_name_required"));
        if (name.length() > LONGEST_NAME) {
            throw new ApiError("invalid_name_maxlength");
        }
        if (name.chars().allMatch(c -> c == '-' || c == '_')) {
            throw new ApiError("invalid_name_punctuation");
        }
        if (!NAME.matcher(name).matches()) {
            throw new ApiError("invalid_name_specials");
        }
        if (call.team().channels().values().stream()
                .anyMatch(channel -> channel.name().equals(name))) {
            throw new ApiError("name_taken");
        }
        return name;
    }

    /** By an administrator, or by whoever made the channel. */
    private ObjectNode rename(ApiCall call) {
        Channel channel = named(call);
        if (channel.isArchived()) {
            throw new ApiError("is_archived");
        }
        if (!channel.creator().equals(call.user()) && !isAdmin(call)) {
            throw new ApiError("not_authorized");
        }
        acts.happen(changes.rename(call.team(), channel, call.user(), freeName(call)));
        return shown(call, channel);
    }

    private static boolean isAdmin(ApiCall call) {
        return call.team().user(call.user()).filter(User::isAdmin).isPresent();
    }

    private ObjectNode archive(ApiCall call) {
        Channel channel = named(call);
        if (channel.isArchived()) {
            throw new ApiError("already_archived");
        }
        if (channel.isGeneral()) {
            throw new ApiError("cant_archive_general");
        }
        acts.happen(changes.archive(call.team(), channel, call.user(), true));
        return Json.object();
    }

    /** Bots lose their place with the archiving, so the channel need not be theirs. */
    private ObjectNode unarchive(ApiCall call) {
        Channel channel = call.channelSeen();
        Scopes.toManage(call, channel.kind());
        if (!channel.isArchived()) {
            throw new ApiError("not_archived");
        }
        acts.happen(changes.archive(call.team(), channel, call.user(), false));
        return Json.object();
    }

    private ObjectNode topic(ApiCall call) {
        Channel channel = noted(call);
        acts.happen(changes.topic(call.team(), channel, call.user(), note(call, "topic")));
        return shown(call, channel);
    }

    private ObjectNode purpose(ApiCall call) {
        Channel channel = noted(call);
        acts.happen(changes.purpose(call.team(), channel, call.user(), note(call, "purpose")));
        return shown(call, channel);
    }

    private static Channel noted(ApiCall call) {
        Channel channel = named(call);
        if (channel.isArchived()) {
            throw new ApiError("is_archived");
        }
        return channel;
    }

    /** An empty one takes the old one away. */
    private static String note(ApiCall call, String name) {
        if (!call.has(name)) {
            throw ApiError.arguments("missing required field: " + name);
        }
        String note = call.arg(name).orElse("");
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw new ApiError("too_long");
        }
        return note;
    }

    private static Channel named(ApiCall call) {
        Channel channel = call.channelSeen();
        Scopes.toManage(call, channel.kind());
        if (channel.kind() == Kind.IM || channel.kind() == Kind.MPIM) {
            throw new ApiError("method_not_supported_for_channel_type");
        }
        if (!channel.has(call.user())) {
            throw new ApiError("not_in_channel");
        }
        return channel;
    }

    private static ObjectNode shown(ApiCall call, Channel channel) {
        ObjectNode json = ChannelJson.of(call.team(), channel, call.user());
        json.remove("num_members");
        return Json.object()
                .set("channel", json.put("last_read", channel.board().readUntil(call.user())));
    }
}
