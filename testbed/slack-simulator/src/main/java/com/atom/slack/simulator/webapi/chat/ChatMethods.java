package com.atom.slack.simulator.webapi.chat;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Directs;
import com.atom.slack.simulator.hooks.Ephemerals;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.User;

/** Saying something, saying it otherwise and taking it back. */
final class ChatMethods {
    private static final int LONGEST_UPDATE = 4000;
    private static final int PER_WORKSPACE = 300;
    private static final String WRITE = "chat:write";

    private final Acts acts;
    private final Changes changes;
    private final Composition composition;
    private final Addressee addressee;
    private final Ephemerals ephemerals;

    ChatMethods(Acts acts, Changes changes, Directs directs, Ephemerals ephemerals) {
        this.ephemerals = ephemerals;
        this.acts = acts;
        this.changes = changes;
        this.composition = new Composition(changes);
        this.addressee = new Addressee(directs);
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("chat.postMessage", ApiMethod.PER_CHANNEL, WRITE, this::post)
                        .countedPerChannel()
                        .capped(PER_WORKSPACE, call -> "all", "rate_limited"),
                ApiMethod.of("chat.meMessage", ApiMethod.TIER_3, WRITE, this::me),
                ApiMethod.of("chat.postEphemeral", ApiMethod.TIER_4, WRITE, this::ephemeral),
                ApiMethod.of("chat.update", ApiMethod.TIER_3, WRITE, this::update),
                ApiMethod.of("chat.delete", ApiMethod.TIER_3, WRITE, this::delete));
    }

    private ObjectNode post(ApiCall call) {
        call.needs(WRITE);
        Channel channel = addressee.of(call);
        ObjectNode message = composition.message(call, channel);
        String ts = acts.happen(changes.post(call.team(), channel, message))
                .change()
                .ts();
        Message posted = channel.message(ts).orElseThrow();
        return said(channel, posted).set("message", MessageJson.tree(call.team(), channel, posted));
    }

    private ObjectNode me(ApiCall call) {
        call.needs(WRITE);
        Channel channel = addressee.of(call);
        String text = Escaping.stored(call.arg("text").orElseThrow(() -> new ApiError("no_text")));
        User user = call.team().user(call.user()).orElseThrow();
        ObjectNode message = user.isBot() ? Changes.posted(user, text) : changes.typed(user.id(), text);
        String ts = acts.happen(changes.post(call.team(), channel, message.put("subtype", "me_message")))
                .change()
                .ts();
        return Json.object().put("channel", channel.id()).put("ts", ts);
    }

    /** Only that user sees it, and can use what is in it; the journal has nothing but the call. */
    private ObjectNode ephemeral(ApiCall call) {
        call.needs(WRITE);
        Channel channel = addressee.of(call);
        String user = call.required("user");
        if (!channel.has(user)) {
            throw new ApiError("user_not_in_channel");
        }
        ObjectNode message = composition.message(call, channel).put("ts", changes.freshTs());
        message.remove(List.of("client_msg_id", "broadcast"));
        message.put("team", call.team().id()).put("channel", channel.id()).put("user", user);
        message.put("app_id", call.app().id());
        ephemerals.show(message);
        return Json.object().set("message_ts", message.get("ts"));
    }

    private static ObjectNode said(Channel channel, Message message) {
        return Json.object().put("channel", channel.id()).put("ts", message.ts());
    }

    private ObjectNode update(ApiCall call) {
        call.needs(WRITE);
        Channel channel = call.channelSeen();
        Message message = own(call, channel, "cant_update_message");
        ObjectNode version = Json.object();
        String text = Composition.text(call);
        if (text.length() > LONGEST_UPDATE) {
            throw new ApiError("msg_too_long");
        }
        Blocks.into(version, call);
        Blocks.attachments(version, call);
        Composition.metadata(call, version);
        for (String id : call.several("file_ids")) {
            if (!call.team().files().containsKey(id)
                    || call.team().files().get(id).isDeleted()) {
                throw new ApiError("file_not_found");
            }
        }
        boolean broadcast = call.flag("reply_broadcast") && message.isReply();
        if (text.isEmpty() && version.isEmpty() && !broadcast) {
            throw new ApiError("no_text");
        }
        if (text.isEmpty() || text.equals(message.text())) {
            version.put("silent", true);
        }
        if (!text.isEmpty()) {
            version.put("text", text);
        }
        if (broadcast) {
            version.put("broadcast", true);
        }
        acts.happen(changes.edit(call.team(), channel, message, call.user(), version));
        ObjectNode answer = said(channel, message).put("text", message.text());
        return answer.set("message", MessageJson.tree(call.team(), channel, message));
    }

    private ObjectNode delete(ApiCall call) {
        call.needs(WRITE);
        Channel channel = call.channelSeen();
        Message message = own(call, channel, "cant_delete_message");
        acts.happen(changes.delete(call.team(), channel, message, call.user()));
        return said(channel, message);
    }

    /** An administrator's token may delete what others wrote. */
    private static Message own(ApiCall call, Channel channel, String otherwise) {
        Message message = channel.message(call.required("ts"))
                .filter(known -> !known.isDeleted())
                .orElseThrow(() -> new ApiError("message_not_found"));
        User user = call.team().user(call.user()).orElseThrow();
        boolean own = message.user().equals(user.id())
                || !user.botId().isEmpty() && message.botId().equals(user.botId());
        boolean admin = user.isAdmin() && otherwise.startsWith("cant_delete");
        if (message.isSystem() || !own && !admin) {
            throw new ApiError(otherwise);
        }
        return message;
    }
}
