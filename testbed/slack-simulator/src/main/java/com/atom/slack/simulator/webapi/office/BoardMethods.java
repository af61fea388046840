package com.atom.slack.simulator.webapi.office;

import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Board;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.PinJson;
import com.atom.slack.simulator.workspace.Ts;

/** Pins and bookmarks: what hangs on a channel. */
final class BoardMethods {
    private static final int MOST = 100;

    private final Acts acts;
    private final FittingChanges changes;

    BoardMethods(Acts acts, FittingChanges changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("pins.list", ApiMethod.TIER_2, "pins:read", BoardMethods::pins),
                ApiMethod.of("pins.add", ApiMethod.TIER_2, "pins:write", call -> pin(call, true)),
                ApiMethod.of("pins.remove", ApiMethod.TIER_2, "pins:write", call -> pin(call, false)),
                ApiMethod.read("bookmarks.list", ApiMethod.TIER_3, "bookmarks:read", BoardMethods::bookmarks),
                ApiMethod.of("bookmarks.add", ApiMethod.TIER_2, "bookmarks:write", this::addBookmark),
                ApiMethod.of("bookmarks.edit", ApiMethod.TIER_2, "bookmarks:write", this::editBookmark),
                ApiMethod.of("bookmarks.remove", ApiMethod.TIER_2, "bookmarks:write", this::removeBookmark));
    }

    private static Channel readable(ApiCall call, String name) {
        Channel channel = call.channelSeen(name);
        if (!call.reads(channel)) {
            throw new ApiError("not_in_channel");
        }
        return channel;
    }

    /** The latest first. */
    private static ObjectNode pins(ApiCall call) {
        call.needs("pins:read");
        Channel channel = readable(call, "channel");
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        channel.board().pins().entrySet().stream().toList().reversed().forEach(pinned -> {
            Board.Pin pin = pinned.getValue();
            ObjectNode item = items.addObject().put("type", "message").put("created", pin.at());
            item.put("created_by", pin.by()).put("channel", channel.id());
            Message message = channel.message(pinned.getKey()).orElseThrow();
            item.set("message", PinJson.whole(call.team(), channel, message));
        });
        return answer;
    }

    private ObjectNode pin(ApiCall call, boolean add) {
        call.needs("pins:write");
        Channel channel = readable(call, "channel");
        String ts = call.arg("timestamp").orElseThrow(() -> new ApiError("no_item_specified"));
        if (!Ts.isTs(ts)) {
            throw new ApiError("bad_timestamp");
        }
        Message message = channel.message(ts)
                .filter(known -> !known.isDeleted())
                .orElseThrow(() -> new ApiError("message_not_found"));
        if (message.isSystem()) {
            throw new ApiError("not_pinnable");
        }
        boolean pinned = channel.board().pins().containsKey(message.ts());
        if (pinned == add) {
            throw new ApiError(add ? "already_pinned" : "no_pin");
        }
        if (add && channel.isArchived()) {
            throw new ApiError("is_archived");
        }
        if (add && channel.board().pins().size() >= MOST) {
            throw new ApiError("too_many_pins");
        }
        acts.happen(changes.pin(call.team(), channel, message, call.user(), add));
        return Json.object();
    }

    private static ObjectNode bookmarks(ApiCall call) {
        call.needs("bookmarks:read");
        Channel channel = readable(call, "channel_id");
        ObjectNode answer = Json.object();
        ArrayNode bookmarks = answer.putArray("bookmarks");
        channel.board().bookmarks().values().forEach(bookmark -> bookmarks.add(bookmark.deepCopy()));
        return answer;
    }

    private ObjectNode addBookmark(ApiCall call) {
        call.needs("bookmarks:write");
        Channel channel = readable(call, "channel_id");
        if (channel.board().bookmarks().size() >= MOST) {
            throw new ApiError("too_many_bookmarks");
        }
        ObjectNode fields = Json.object().put("title", call.required("title"));
        if (!call.required("type").equals("link")) {
            throw new ApiError("invalid_bookmark_type");
        }
        link(call, fields, true);
        call.arg("emoji").ifPresent(emoji -> fields.put("emoji", emoji));
        String id = acts.happen(changes.addBookmark(call.team(), channel, call.user(), fields))
                .change()
                .data()
                .path("bookmark")
                .path("id")
                .asText();
        return shown(channel, id);
    }

    private static void link(ApiCall call, ObjectNode fields, boolean needed) {
        Optional<String> link = call.arg("link");
        if (needed && link.isEmpty()
                || link.filter(address -> !address.matches("https?://.+")).isPresent()) {
            throw new ApiError("invalid_link");
        }
        link.ifPresent(address -> fields.put("link", address));
    }

    private static ObjectNode shown(Channel channel, String id) {
        ObjectNode shown = channel.board().bookmarks().get(id).deepCopy();
        return Json.object().set("bookmark", shown);
    }

    private ObjectNode editBookmark(ApiCall call) {
        call.needs("bookmarks:write");
        Channel channel = readable(call, "channel_id");
        String id = bookmark(call, channel);
        ObjectNode fields = Json.object();
        call.arg("title").ifPresent(title -> fields.put("title", title));
        link(call, fields, false);
        call.arg("emoji").ifPresent(emoji -> fields.put("emoji", emoji));
        acts.happen(changes.editBookmark(call.team(), channel, call.user(), id, fields));
        return shown(channel, id);
    }

    private static String bookmark(ApiCall call, Channel channel) {
        String id = call.required("bookmark_id");
        if (!channel.board().bookmarks().containsKey(id)) {
            throw new ApiError("not_found");
        }
        return id;
    }

    private ObjectNode removeBookmark(ApiCall call) {
        call.needs("bookmarks:write");
        Channel channel = readable(call, "channel_id");
        acts.happen(changes.removeBookmark(call.team(), channel, call.user(), bookmark(call, channel)));
        return Json.object();
    }
}
