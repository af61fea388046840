package com.atom.slack.simulator.acts;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** Making, naming, closing, entering and leaving conversations. */
final class ChannelActions {
    private static final Set<String> KINDS = Set.of("public", "private", "mpim", "im");

    private final Acts acts;
    private final Changes changes;

    ChannelActions(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    void addTo(Map<String, Function<ActRequest, Acts.Done>> actions) {
        actions.put("create_channel", this::create);
        actions.put("rename", this::rename);
        actions.put("topic", request -> note(request, true));
        actions.put("purpose", request -> note(request, false));
        actions.put("archive", request -> archive(request, true));
        actions.put("unarchive", request -> archive(request, false));
        actions.put("convert", this::convert);
        actions.put("share", request -> share(request, true));
        actions.put("unshare", request -> share(request, false));
        actions.put("delete_channel", this::deleteChannel);
        actions.put("join", this::join);
        actions.put("leave", this::leave);
    }

    private Acts.Done create(ActRequest request) {
        Team team = request.team();
        User creator = request.user();
        String kind = request.optional("kind").orElse("public");
        if (!KINDS.contains(kind)) {
            throw new ActRefused("unknown_kind", kind);
        }
        Set<String> members = new LinkedHashSet<>(Set.of(creator.id()));
        members.addAll(request.members());
        String name = kind.equals("im") ? "" : Names.channel(team, request.required("name"));
        ObjectNode described = Json.object().put("name", name).put("kind", kind);
        described.set("members", Json.array(members));
        return acts.happen(changes.createChannel(team, creator.id(), described));
    }

    private static Channel named(ActRequest request) {
        Channel channel = request.channel();
        if (channel.kind() == Channel.Kind.IM || channel.kind() == Channel.Kind.MPIM) {
            throw new ActRefused("not_a_channel", channel.id() + " is a direct message");
        }
        return channel;
    }

    private Acts.Done rename(ActRequest request) {
        Channel channel = named(request);
        User user = request.member(channel);
        String name = Names.channel(request.team(), request.required("name"));
        return acts.happen(changes.rename(request.team(), channel, user.id(), name));
    }

    private Acts.Done note(ActRequest request, boolean topic) {
        Channel channel = named(request);
        String user = request.member(channel).id();
        String text = request.required("text");
        Team team = request.team();
        return acts.happen(
                topic ? changes.topic(team, channel, user, text) : changes.purpose(team, channel, user, text));
    }

    private Acts.Done archive(ActRequest request, boolean archive) {
        Channel channel = named(request);
        if (channel.isArchived() == archive) {
            throw new ActRefused(archive ? "is_archived" : "not_archived", channel.id());
        }
        return acts.happen(
                changes.archive(request.team(), channel, request.user().id(), archive));
    }

    /** Public becomes private and private becomes public. */
    private Acts.Done convert(ActRequest request) {
        Channel channel = named(request);
        User user = request.member(channel);
        Channel.Kind other = channel.kind() == Channel.Kind.PUBLIC ? Channel.Kind.PRIVATE : Channel.Kind.PUBLIC;
        return acts.happen(changes.convert(request.team(), channel, user.id(), other));
    }

    private Acts.Done share(ActRequest request, boolean share) {
        Channel channel = named(request);
        String with = request.required("with_team");
        if (!with.matches("[TE][A-Z0-9]{2,}")) {
            throw new ActRefused("invalid_field", "with_team is an id T... or E..., not " + with);
        }
        if (with.equals(request.team().id())) {
            throw new ActRefused("invalid_field", "with_team is to be another workspace than the channel's, " + with);
        }
        if (channel.connectedTeams().contains(with) == share) {
            throw new ActRefused(share ? "already_shared" : "not_shared", channel.id() + " with " + with);
        }
        User user = request.member(channel);
        return acts.happen(changes.share(request.team(), channel, user.id(), with, share));
    }

    private Acts.Done deleteChannel(ActRequest request) {
        Channel channel = named(request);
        User user = request.user();
        if (!user.isAdmin() || channel.isGeneral()) {
            throw new ActRefused("cannot_delete", "only an administrator deletes, and never the general channel");
        }
        return acts.happen(changes.deleteChannel(request.team(), channel, user.id()));
    }

    private Acts.Done join(ActRequest request) {
        Channel channel = request.channel();
        User user = request.user();
        if (channel.isArchived()) {
            throw new ActRefused("is_archived", channel.id() + " is archived");
        }
        if (channel.has(user.id())) {
            throw new ActRefused("already_in_channel", user.id());
        }
        String inviter = request.optional("inviter").isPresent()
                ? request.user("inviter").id()
                : null;
        return acts.happen(changes.join(request.team(), channel, user.id(), inviter));
    }

    private Acts.Done leave(ActRequest request) {
        Channel channel = request.channel();
        return acts.happen(
                changes.leave(request.team(), channel, request.member(channel).id()));
    }
}
