package com.atom.slack.simulator.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Emoji;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** Acts by name: what {@code POST /_sim/act} can make people do. */
public final class Play {
    private static final int USUAL_SIZE = 1024;

    private final World world;
    private final Acts acts;
    private final Changes changes;
    private final Map<String, Function<ActRequest, Acts.Done>> actions = new TreeMap<>();

    public Play(World world, Acts acts, Changes changes, Revocations revocations, Vault vault) {
        this.world = world;
        this.acts = acts;
        this.changes = changes;
        actions.put("post", this::post);
        actions.put("reply", request -> reply(request, false));
        actions.put("broadcast", request -> reply(request, true));
        actions.put("edit", this::edit);
        actions.put("delete", this::delete);
        actions.put("react", request -> react(request, true));
        actions.put("unreact", request -> react(request, false));
        actions.put("upload", this::upload);
        new ChannelActions(acts, changes).addTo(actions);
        new SlackActions(acts, changes).addTo(actions);
        FittingChanges fittings = new FittingChanges(changes);
        new FittingActions(acts, fittings).addTo(actions);
        new PresenceActions(acts, fittings, changes::seconds).addTo(actions);
        new TeamActions(acts, changes, revocations, vault).addTo(actions);
        new OrgActions(world, vault, new Admissions(acts, changes, world, vault)).addTo(actions);
    }

    /** @throws ActRefused when it cannot be done */
    public Acts.Done act(ObjectNode wish) {
        ActRequest request = new ActRequest(world, wish);
        String name = request.required("action");
        Function<ActRequest, Acts.Done> action = actions.get(name);
        if (action == null) {
            throw new ActRefused("unknown_action", name + "; known are " + String.join(", ", actions.keySet()));
        }
        return action.apply(request);
    }

    private Acts.Done post(ActRequest request) {
        Channel channel = request.channel();
        ObjectNode message = said(request, request.member(channel), request.required("text"));
        return acts.happen(changes.post(request.team(), channel, message));
    }

    private ObjectNode said(ActRequest request, User user, String text) {
        String stored = Escaping.stored(text);
        ObjectNode message = user.isBot() ? Changes.posted(user, stored) : changes.typed(user.id(), stored);
        request.blocks().ifPresent(blocks -> message.set("blocks", blocks));
        return message;
    }

    private Acts.Done reply(ActRequest request, boolean broadcast) {
        Channel channel = request.channel();
        ObjectNode message = said(request, request.member(channel), request.required("text"));
        Changes.inThread(message, thread(request, channel), broadcast);
        return acts.happen(changes.post(request.team(), channel, message));
    }

    /** A tombstone may be answered as well. */
    private static String thread(ActRequest request, Channel channel) {
        String asked = request.required("thread_ts");
        if (channel.message(asked).filter(Message::isTombstone).isPresent()) {
            return asked;
        }
        Message parent = request.spoken(channel, "thread_ts");
        return parent.isReply() ? parent.parent() : parent.ts();
    }

    private Acts.Done edit(ActRequest request) {
        Channel channel = request.channel();
        Message message = request.spoken(channel, "ts");
        String actor = author(request, message);
        String text = Escaping.stored(request.required("text"));
        ObjectNode version = Json.object().put("text", text);
        request.blocks().ifPresent(blocks -> version.set("blocks", blocks));
        return acts.happen(changes.edit(request.team(), channel, message, actor, version));
    }

    private Acts.Done delete(ActRequest request) {
        Channel channel = request.channel();
        Message message = request.spoken(channel, "ts");
        return acts.happen(changes.delete(request.team(), channel, message, author(request, message)));
    }

    /** The author, or an administrator; without a name it is the author. */
    private static String author(ActRequest request, Message message) {
        if (request.optional("user").isEmpty()) {
            return message.user().isEmpty() ? message.botId() : message.user();
        }
        User user = request.user();
        if (!user.id().equals(message.user()) && !user.isAdmin()) {
            throw new ActRefused("not_the_author", user.id() + " did not write " + message.ts());
        }
        return user.id();
    }

    private Acts.Done react(ActRequest request, boolean add) {
        Channel channel = request.channel();
        Message message = request.message(channel, "ts");
        String user = request.member(channel).id();
        String name = request.required("name").replaceAll("^:|:$", "");
        if (!Emoji.isKnown(request.team(), name)) {
            throw new ActRefused("invalid_name", "name is to be that of an emoji, not \"" + name + "\"");
        }
        boolean has = message.reactions().has(user, name);
        if (has == add) {
            throw new ActRefused(add ? "already_reacted" : "no_reaction", name + " by " + user);
        }
        return acts.happen(changes.react(request.team(), channel, message, user, name, add));
    }

    private Acts.Done upload(ActRequest request) {
        Team team = request.team();
        Channel channel = request.channel();
        User user = request.member(channel);
        ObjectNode message = said(request, user, request.optional("text").orElse(""));
        if (request.optional("thread_ts").isPresent()) {
            Changes.inThread(message, thread(request, channel), false);
        }
        Changes.withFiles(message, new ArrayList<>(List.of(file(request, user))));
        return acts.happen(changes.post(team, channel, message));
    }

    private static int size(ActRequest request) {
        JsonNode size = request.json().path("size");
        if (!size.isMissingNode() && !(size.isInt() && size.asInt() >= 0)) {
            throw new ActRefused("invalid_field", "size is to be a whole number of bytes, 0 or more");
        }
        return size.asInt(USUAL_SIZE);
    }

    private ObjectNode file(ActRequest request, User user) {
        String name = request.required("name");
        String type = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "binary";
        ObjectNode file =
                Json.object().put("id", changes.id("F")).put("name", name).put("title", name);
        file.put("mimetype", request.optional("mimetype").orElse("application/octet-stream"));
        file.put("filetype", type).put("pretty_type", type).put("user", user.id());
        return file.put("size", size(request)).put("mode", "hosted");
    }
}
