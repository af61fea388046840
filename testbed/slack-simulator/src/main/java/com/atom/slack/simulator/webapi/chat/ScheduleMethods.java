package com.atom.slack.simulator.webapi.chat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Directs;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.Cursor;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Scheduled;
import com.atom.slack.simulator.workspace.User;

/** Messages that are posted later; {@code acts.Later} does it when it is time. */
final class ScheduleMethods {
    private static final Duration FARTHEST = Duration.ofDays(120);
    private static final int WINDOW_SECONDS = 300;
    private static final int MOST_IN_WINDOW = 30;
    private static final int LONGEST = 40_000;

    private final Acts acts;
    private final FittingChanges changes;
    private final Composition composition;
    private final Addressee addressee;

    ScheduleMethods(Acts acts, Changes changes, Directs directs) {
        this.acts = acts;
        this.changes = new FittingChanges(changes);
        this.composition = new Composition(changes);
        this.addressee = new Addressee(directs);
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("chat.scheduleMessage", ApiMethod.TIER_3, "chat:write", this::schedule),
                ApiMethod.read("chat.scheduledMessages.list", ApiMethod.TIER_3, "", this::list),
                ApiMethod.of("chat.deleteScheduledMessage", ApiMethod.TIER_3, "chat:write", this::delete));
    }

    private ObjectNode schedule(ApiCall call) {
        call.needs("chat:write");
        Channel channel = addressee.of(call);
        long postAt = postAt(call, channel);
        if (call.arg("text").orElse("").length() > LONGEST) {
            throw new ApiError("msg_too_long");
        }
        ObjectNode message = composition.message(call, channel);
        String id = acts.happen(
                        changes.schedule(call.team(), channel, call.user(), postAt, due(call, postAt), message, true))
                .change()
                .data()
                .path("id")
                .asText();
        ObjectNode answer = Json.object().put("scheduled_message_id", id).put("channel", channel.id());
        answer.put("post_at", Long.toString(postAt));
        return answer.set("message", shown(call, message));
    }

    private static long due(ApiCall call, long postAt) {
        return call.pace().simulatedMillis() + postAt * 1000 - call.pace().millis();
    }

    private static ObjectNode shown(ApiCall call, ObjectNode message) {
        ObjectNode shown = Json.object().put("type", "delayed_message");
        shown.set("text", message.path("text"));
        User user = call.team().user(call.user()).orElseThrow();
        shown.put("user", user.id()).put("team", call.team().id());
        if (user.isBot()) {
            shown.put("bot_id", user.botId()).put("app_id", user.appId());
        }
        for (String field : List.of("blocks", "attachments", "metadata")) {
            if (message.has(field)) {
                shown.set(field, message.get(field));
            }
        }
        return shown;
    }

    private static long postAt(ApiCall call, Channel channel) {
        long postAt;
        try {
            postAt = Long.parseLong(call.required("post_at"));
        } catch (NumberFormatException e) {
            throw new ApiError("invalid_time");
        }
        long now = call.pace().seconds();
        if (postAt <= now) {
            throw new ApiError("time_in_past");
        }
        if (postAt > now + FARTHEST.toSeconds()) {
            throw new ApiError("time_too_far");
        }
        long near = call.team().office().scheduled().stream()
                .filter(later -> later.channel().equals(channel.id()))
                .filter(later -> later.postAt() / WINDOW_SECONDS == postAt / WINDOW_SECONDS)
                .count();
        if (near >= MOST_IN_WINDOW) {
            throw new ApiError("restricted_too_many");
        }
        return postAt;
    }

    /** Only what this token's user has scheduled. */
    private ObjectNode list(ApiCall call) {
        String channel = call.arg("channel").orElse("");
        if (!channel.isEmpty() && call.team().channel(channel).isEmpty()) {
            throw new ApiError("invalid_channel");
        }
        long oldest = call.ts("oldest", 0) / 1_000_000;
        long latest = call.ts("latest", Long.MAX_VALUE) / 1_000_000;
        List<Scheduled> own = call.team().office().scheduled().stream()
                .filter(later -> later.isListed() && later.user().equals(call.user()))
                .filter(later -> channel.isEmpty() || later.channel().equals(channel))
                .filter(later -> later.postAt() >= oldest && later.postAt() <= latest)
                .sorted(Comparator.comparingLong(Scheduled::postAt).thenComparing(Scheduled::id))
                .toList();
        Cursor.Page<Scheduled> page = Cursor.pageByPlace(call, "later", own, call.limit(100, 1000));
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("scheduled_messages");
        for (Scheduled later : page.items()) {
            ObjectNode json = messages.addObject().put("id", later.id()).put("channel_id", later.channel());
            json.put("post_at", later.postAt()).put("date_created", later.madeAt());
            json.put("text", later.message().path("text").asText());
        }
        return page.into(answer);
    }

    private ObjectNode delete(ApiCall call) {
        call.needs("chat:write");
        Channel channel = call.channelSeen();
        Scheduled later = call.team()
                .office()
                .scheduled(call.required("scheduled_message_id"))
                .filter(known -> known.isListed() && known.user().equals(call.user()))
                .filter(known -> known.channel().equals(channel.id()))
                .orElseThrow(() -> new ApiError("invalid_scheduled_message_id"));
        acts.happen(changes.unschedule(call.team(), channel, call.user(), later));
        return Json.object();
    }
}
