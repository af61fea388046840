package com.atom.slack.simulator.page;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.ChannelJson;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.Ts;

/**
 * Messages of a channel as {@code conversations.history} would show them, always ascending: the newest, those before
 * one ({@code before=TS}), a thread ({@code thread=TS}, then {@code after=TS}), or single ones ({@code ts=TS,TS}).
 */
final class ChannelView {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Team team;
    private final Channel channel;
    private final long seq;

    ChannelView(Team team, Channel channel, long seq) {
        this.team = team;
        this.channel = channel;
        this.seq = seq;
    }

    void answer(Exchange exchange, Map<String, String> query) {
        for (String name : List.of("before", "thread", "after", "ts")) {
            for (String ts : query.getOrDefault(name, "").split(",")) {
                if (!ts.isEmpty() && !Ts.isTs(ts)) {
                    exchange.refuse(400, "invalid_ts", name + "=" + ts);
                    return;
                }
            }
        }
        int limit = Count.in(query, "limit", USUAL, MOST).orElse(0);
        if (limit == 0) {
            exchange.refuse(400, "invalid_limit", query.get("limit"));
        } else if (query.getOrDefault("ts", "").split(",").length > MOST) {
            exchange.refuse(400, "too_many", "at most " + MOST + " messages at once");
        } else if (query.containsKey("ts")) {
            exchange.json(200, single(query.get("ts").split(",")));
        } else if (query.containsKey("thread")) {
            thread(exchange, query.get("thread"), query.getOrDefault("after", ""), limit);
        } else {
            exchange.json(200, before(query.getOrDefault("before", ""), limit));
        }
    }

    /** {@code has_more} tells of older ones. What the channel is comes with its newest messages only. */
    private ObjectNode before(String before, int limit) {
        ObjectNode answer = Json.object().put("seq", seq);
        if (before.isEmpty()) {
            answer.put("kind", channel.kind().wire());
            answer.set("channel", ChannelJson.of(team, channel, ""));
            answer.set("members", Json.array(channel.members()));
        }
        List<Message> shown = channel.shown();
        int end = before.isEmpty() ? shown.size() : Channel.firstAtLeast(shown, Ts.micros(before));
        int from = Math.max(0, end - limit);
        addAll(answer, shown.subList(from, end));
        return answer.put("has_more", from > 0);
    }

    /** The replies, the parent not among them; {@code has_more} tells of later ones. */
    private void thread(Exchange exchange, String thread, String after, int limit) {
        Optional<Message> parent = channel.message(thread);
        if (parent.isEmpty()) {
            exchange.refuse(404, "unknown_message", thread);
            return;
        }
        List<Message> replies = channel.replies(parent.get());
        int from = after.isEmpty() ? 0 : Channel.firstAtLeast(replies, Ts.micros(after) + 1);
        int end = Math.min(replies.size(), from + limit);
        ObjectNode answer = Json.object().put("seq", seq);
        addAll(answer, replies.subList(from, end));
        exchange.json(200, answer.put("has_more", end < replies.size()));
    }

    /** As they are now, each reply with its thread's parent; {@code gone} are those that are no longer there. */
    private ObjectNode single(String[] asked) {
        Set<String> meant = new LinkedHashSet<>(Arrays.asList(asked));
        for (String ts : List.copyOf(meant)) {
            channel.message(ts).filter(Message::isReply).ifPresent(reply -> meant.add(reply.parent()));
        }
        ObjectNode answer = Json.object().put("seq", seq);
        ArrayNode gone = Json.array();
        List<Message> there = meant.stream()
                .sorted()
                .flatMap(ts -> channel.message(ts).stream())
                .filter(message -> {
                    boolean shown = !message.isDeleted() || message.isTombstone();
                    if (!shown) {
                        gone.add(message.ts());
                    }
                    return shown;
                })
                .toList();
        addAll(answer, there);
        return answer.set("gone", gone);
    }

    private void addAll(ObjectNode answer, List<Message> messages) {
        ArrayNode rows = answer.putArray("messages");
        messages.forEach(message -> rows.addRawValue(new RawValue(MessageJson.rendered(team, channel, message))));
    }
}
