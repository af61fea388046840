package com.atom.slack.simulator.webapi.conversations;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.Cursor;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;

/** What was said, page by page: a channel from the newest, a thread from the oldest. */
final class HistoryMethods {
    private static final String HISTORY = "channels:history groups:history im:history mpim:history";
    private static final int MOST = 999;
    private static final int MOST_UNLISTED = 15;

    private HistoryMethods() {}

    static Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("conversations.history", ApiMethod.TIER_3, HISTORY, HistoryMethods::history)
                        .rationedForUnlisted(),
                ApiMethod.read("conversations.replies", ApiMethod.TIER_3, HISTORY, HistoryMethods::replies)
                        .rationedForUnlisted());
    }

    /** The window in microseconds, both ends belonging to it. */
    private record Window(long oldest, long latest) {
        static Window of(ApiCall call) {
            long widened = call.flag("inclusive") ? 0 : 1;
            long oldest = call.ts("oldest", -1) + widened;
            long latest = call.ts("latest", Long.MAX_VALUE);
            return new Window(oldest, latest == Long.MAX_VALUE ? latest : latest - widened);
        }
    }

    private static int limit(ApiCall call, int usual) {
        return call.app().isLimited() ? call.limit(MOST_UNLISTED, MOST_UNLISTED) : call.limit(usual, MOST);
    }

    private static long cursor(ApiCall call, long absent) {
        return Cursor.read(call, "next_ts")
                .map(next -> {
                    try {
                        return Long.parseLong(next);
                    } catch (NumberFormatException e) {
                        throw new ApiError("invalid_cursor");
                    }
                })
                .orElse(absent);
    }

    private static ObjectNode history(ApiCall call) {
        Channel channel = call.channelRead();
        Window window = Window.of(call);
        int limit = limit(call, 100);
        long newest = Math.min(window.latest(), cursor(call, Long.MAX_VALUE));
        List<Message> shown = channel.shown();
        int from = Channel.firstAtLeast(shown, window.oldest());
        int end = newest == Long.MAX_VALUE ? shown.size() : Channel.firstAtLeast(shown, newest + 1);
        int first = Math.max(from, end - limit);
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("messages");
        for (int i = end - 1; i >= first; i--) {
            add(messages, call, channel, shown.get(i));
        }
        call.arg("latest").ifPresent(latest -> answer.put("latest", latest));
        call.arg("oldest").ifPresent(oldest -> answer.put("oldest", oldest));
        boolean more = first > from;
        answer.put("has_more", more).put("pin_count", channel.board().pins().size());
        answer.putNull("channel_actions_ts").put("channel_actions_count", 0);
        if (more) {
            next(call, answer, shown.get(first - 1));
        }
        return answer;
    }

    private static ObjectNode replies(ApiCall call) {
        Channel channel = call.channelRead();
        Message meant = channel.message(call.required("ts"))
                .filter(message -> !message.isDeleted() || message.isTombstone())
                .filter(message -> !message.isSystem())
                .orElseThrow(() -> new ApiError("thread_not_found"));
        Message parent =
                meant.isReply() ? channel.parent(meant).orElseThrow(() -> new ApiError("thread_not_found")) : meant;
        Window window = Window.of(call);
        long oldest = Math.max(window.oldest(), cursor(call, 0));
        List<Message> all = channel.replies(parent);
        int from = Channel.firstAtLeast(all, oldest);
        int end = window.latest() == Long.MAX_VALUE
                ? all.size()
                : Math.max(from, Channel.firstAtLeast(all, window.latest() + 1));
        boolean later = call.arg("cursor").isPresent();
        int room = limit(call, MOST) - 1;
        int last = Math.min(end, from + (later ? Math.max(1, room) : room));
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("messages");
        add(messages, call, channel, parent);
        all.subList(from, last).forEach(reply -> add(messages, call, channel, reply));
        answer.put("has_more", last < end);
        if (last < end) {
            next(call, answer, all.get(last));
        }
        return answer;
    }

    private static void add(ArrayNode messages, ApiCall call, Channel channel, Message message) {
        if (!message.metadata().isMissingNode() && call.flag("include_all_metadata")) {
            ObjectNode tree = MessageJson.tree(call.team(), channel, message);
            messages.add(tree.<ObjectNode>set("metadata", message.metadata()));
            return;
        }
        messages.addRawValue(new RawValue(MessageJson.rendered(call.team(), channel, message)));
    }

    private static void next(ApiCall call, ObjectNode answer, Message next) {
        String cursor = Cursor.of(call, "next_ts", Long.toString(next.micros()));
        answer.putObject("response_metadata").put("next_cursor", cursor);
    }
}
