package com.atom.slack.simulator.hooks;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.AttachmentIds;
import com.atom.slack.simulator.workspace.BlockIds;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/**
 * Says what an app answers. What is for all happens as any other change does; the app need not be in the channel, for
 * the person who acted let it in.
 */
public final class Voice {
    private final World world;
    private final Acts acts;
    private final Changes changes;
    private final Ephemerals ephemerals;
    private final Pace pace;

    Voice(World world, Acts acts, Changes changes, Ephemerals ephemerals, Pace pace) {
        this.world = world;
        this.acts = acts;
        this.changes = changes;
        this.ephemerals = ephemerals;
        this.pace = pace;
    }

    /**
     * Says it.
     *
     * @return {@code ts, channel, seq, event_ids} of what all can see, or {@code ephemeral} with the message
     * @throws Refusal when it cannot be said
     */
    public ObjectNode say(Place place, Answer answer) {
        Team team = world.team(place.team()).orElseThrow(() -> new Refusal(404, "no_service"));
        User bot = bot(team, place.appId());
        Channel channel = team.channel(place.channel()).orElseThrow(() -> new Refusal(404, "channel_not_found"));
        if (answer.deletes()) {
            return delete(team, channel, place, bot);
        }
        if (answer.isEmpty()) {
            throw new Refusal(400, "no_text");
        }
        if (answer.replaces() && !place.ts().isEmpty()) {
            return replace(team, channel, place, bot, answer);
        }
        return answer.isInChannel() ? post(team, channel, bot, answer) : whisper(place, channel, bot, answer);
    }

    private static User bot(Team team, String app) {
        return Optional.ofNullable(team.installs().get(app))
                .flatMap(install -> team.user(install.botUser()))
                .orElseThrow(() -> new Refusal(404, "no_service"));
    }

    private ObjectNode delete(Team team, Channel channel, Place place, User bot) {
        Optional<ObjectNode> ephemeral = ephemerals.find(team.id(), channel.id(), place.ts());
        if (ephemeral.isPresent()) {
            ephemerals.remove(ephemeral.get());
            return Json.object().put("deleted", place.ts());
        }
        return told(acts.happen(changes.delete(team, channel, original(channel, place, bot), bot.id())));
    }

    /** The app's own message that was acted upon. */
    private static Message original(Channel channel, Place place, User bot) {
        Message message = channel.message(place.ts())
                .filter(known -> !known.isDeleted())
                .orElseThrow(() -> new Refusal(404, "message_not_found"));
        if (!message.botId().equals(bot.botId())) {
            throw new Refusal(403, "action_prohibited");
        }
        return message;
    }

    private ObjectNode replace(Team team, Channel channel, Place place, User bot, Answer answer) {
        Optional<ObjectNode> ephemeral = ephemerals.find(team.id(), channel.id(), place.ts());
        if (ephemeral.isPresent()) {
            String thread = ephemeral.get().path("thread_ts").asText("");
            ObjectNode other = ephemeral(place, place.ts(), bot, answer, thread);
            ephemerals.show(other);
            return Json.object().set("ephemeral", other);
        }
        Change edit = changes.edit(team, channel, original(channel, place, bot), bot.id(), answer.text());
        if (answer.attachments().isEmpty()) {
            edit.data().putArray("attachments");
        }
        withIds(answer, place.ts()).writeTo(edit.data());
        return told(acts.happen(edit));
    }

    private ObjectNode post(Team team, Channel channel, User bot, Answer answer) {
        return told(acts.happen(posting(team, channel, Changes.posted(bot, answer.text()), answer)));
    }

    /** A message in the channel or in one of its threads. */
    Change posting(Team team, Channel channel, ObjectNode message, Answer answer) {
        if (channel.isArchived()) {
            throw new Refusal(410, "channel_is_archived");
        }
        if (!answer.threadTs().isEmpty()) {
            Changes.inThread(message, thread(channel, answer), false);
        }
        withIds(answer, channel.id() + channel.all().size()).writeTo(message);
        return changes.post(team, channel, message);
    }

    private static String thread(Channel channel, Answer answer) {
        Message parent = channel.message(answer.threadTs())
                .filter(known -> !known.isSystem())
                .orElseThrow(() -> new Refusal(400, "thread_not_found"));
        return parent.isReply() ? parent.parent() : parent.ts();
    }

    private ObjectNode whisper(Place place, Channel channel, User bot, Answer answer) {
        String thread = answer.threadTs().isEmpty() ? "" : thread(channel, answer);
        ObjectNode message = ephemeral(place, world.nextTs(pace.micros()), bot, answer, thread);
        ephemerals.show(message);
        return Json.object().set("ephemeral", message);
    }

    private static ObjectNode ephemeral(Place place, String ts, User bot, Answer answer, String thread) {
        ObjectNode message = Json.object().put("ts", ts).put("team", place.team());
        message.put("channel", place.channel()).put("user", place.user());
        message.put("app_id", place.appId()).put("bot_id", bot.botId()).put("text", answer.text());
        if (!thread.isEmpty()) {
            message.put("thread_ts", thread);
        }
        withIds(answer, ts).writeTo(message);
        return message;
    }

    private static Answer withIds(Answer answer, String seed) {
        Optional<ArrayNode> blocks = answer.blocks().map(list -> BlockIds.given(list, seed));
        return new Answer(
                answer.text(),
                blocks,
                answer.attachments().map(AttachmentIds::given),
                answer.isInChannel(),
                answer.replaces(),
                answer.deletes(),
                answer.threadTs());
    }

    private static ObjectNode told(Acts.Done done) {
        ObjectNode told = Json.object().put("ts", done.change().ts());
        told.put("channel", done.change().channel()).put("seq", done.seq());
        return told.set("event_ids", Json.array(done.eventIds()));
    }
}
