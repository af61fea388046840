package com.atom.slack.simulator.workspace;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A conversation as {@code conversations.list} and {@code conversations.info} show it to one user. */
public final class ChannelJson {
    private ChannelJson() {}

    public static ObjectNode of(Team team, Channel channel, String viewer) {
        return channel.kind() == Channel.Kind.IM ? direct(team, channel, viewer) : named(team, channel, viewer);
    }

    private static ObjectNode direct(Team team, Channel channel, String viewer) {
        String other = channel.members().stream()
                .filter(member -> !member.equals(viewer))
                .findFirst()
                .orElse(viewer);
        ObjectNode json = Json.object().put("id", channel.id()).put("created", channel.created());
        json.put("is_archived", channel.isArchived()).put("is_im", true).put("is_org_shared", false);
        json.put("context_team_id", team.id())
                .put("updated", channel.updatedMillis())
                .put("user", other);
        json.put("is_user_deleted", team.user(other).map(User::isDeleted).orElse(false));
        return json.put("priority", 0);
    }

    private static ObjectNode named(Team team, Channel channel, String viewer) {
        Channel.Kind kind = channel.kind();
        boolean isPublic = kind == Channel.Kind.PUBLIC;
        ObjectNode json = Json.object().put("id", channel.id()).put("name", channel.name());
        json.put("is_channel", isPublic).put("is_group", !isPublic).put("is_im", false);
        json.put("is_mpim", kind == Channel.Kind.MPIM).put("is_private", !isPublic);
        json.put("created", channel.created()).put("is_archived", channel.isArchived());
        json.put("is_general", channel.isGeneral()).put("unlinked", 0).put("name_normalized", channel.name());
        json.put("is_shared", channel.isShared() || channel.isOrgShared());
        json.put("is_org_shared", channel.isOrgShared());
        json.put("is_pending_ext_shared", false).putArray("pending_shared");
        json.put("context_team_id", team.id()).put("updated", channel.updatedMillis());
        json.putNull("parent_conversation");
        json.put("creator", channel.creator()).put("is_ext_shared", channel.isShared());
        var teams = json.putArray("shared_team_ids");
        channel.orgTeams().forEach(teams::add);
        channel.connectedTeams().forEach(teams::add);
        json.putArray("pending_connected_team_ids");
        if (channel.isShared()) {
            json.set("connected_team_ids", Json.array(channel.connectedTeams()));
            json.set("internal_team_ids", Json.array(channel.orgTeams()));
            json.put("conversation_host_id", channel.orgTeams().getFirst());
        }
        json.put("is_member", channel.has(viewer));
        json.set("topic", channel.topic().json());
        json.set("purpose", channel.purpose().json());
        json.set("previous_names", Json.array(channel.previousNames()));
        return json.put("num_members", channel.members().size());
    }

    /** As an export's index lists it, members and pins inline; see section 6.2 of the platform notes. */
    public static ObjectNode indexed(Channel channel) {
        ObjectNode json = Json.object().put("id", channel.id());
        if (channel.kind() != Channel.Kind.IM) {
            json.put("name", channel.name()).put("created", channel.created()).put("creator", channel.creator());
            json.put("is_archived", channel.isArchived()).put("is_general", channel.isGeneral());
            json.set("members", Json.array(channel.members()));
            json.putArray("pins").addAll(channel.pins()).addAll(pinned(channel));
            json.set("topic", channel.topic().json());
            json.set("purpose", channel.purpose().json());
            return json.put("updated", channel.updatedMillis());
        }
        json.put("created", channel.created());
        return json.set("members", Json.array(channel.members()));
    }

    private static List<ObjectNode> pinned(Channel channel) {
        return channel.board().pins().entrySet().stream()
                .map(pin -> Json.object()
                        .put("id", pin.getKey())
                        .put("type", "C")
                        .put("created", pin.getValue().at())
                        .put("user", pin.getValue().by())
                        .put(
                                "owner",
                                channel.message(pin.getKey()).map(Message::user).orElse("")))
                .toList();
    }

    /** The short object that {@code channel_created} and {@code channel_rename} carry. */
    public static ObjectNode brief(Channel channel) {
        boolean isPublic = channel.kind() == Channel.Kind.PUBLIC;
        ObjectNode json = Json.object().put("id", channel.id()).put("is_channel", isPublic);
        json.put("is_mpim", channel.kind() == Channel.Kind.MPIM).put("is_private", !isPublic);
        json.put("name", channel.name()).put("name_normalized", channel.name());
        json.put("created", channel.created()).put("creator", channel.creator());
        json.put("is_shared", channel.isShared() || channel.isOrgShared());
        return json.put("is_org_shared", channel.isOrgShared());
    }

    /** As the event of a new name shows it. */
    public static ObjectNode renamed(Channel channel) {
        return brief(channel).retain(List.of("id", "is_channel", "is_mpim", "name", "name_normalized", "created"));
    }
}
