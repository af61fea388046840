package com.atom.slack.simulator.delivery;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Change.Op;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.ChannelJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.Ts;

/** Events about conversations themselves, beside the system message that stands in them. */
final class ChannelHappenings {
    private ChannelHappenings() {}

    static void add(List<Happening> all, Team team, Channel channel, Change change) {
        switch (change.op()) {
            case CREATE_CHANNEL -> created(all, channel, change);
            case RENAME -> {
                ObjectNode event = Json.object().set("channel", ChannelJson.renamed(channel));
                about(all, channel, change, "rename", event);
            }
            case ARCHIVE -> {
                ObjectNode event = Json.object().put("channel", channel.id()).put("user", change.actor());
                about(all, channel, change, "archive", event.put("is_moved", 0));
            }
            case UNARCHIVE -> {
                String who = channel.kind() == Channel.Kind.PUBLIC ? "user" : "actor_id";
                ObjectNode event = Json.object().put("channel", channel.id()).put(who, change.actor());
                about(all, channel, change, "unarchive", event);
            }
            case DELETE_CHANNEL -> deleted(all, channel, change);
            case SHARE, UNSHARE -> shared(all, channel, change);
            case CHANGE_ID -> {
                ObjectNode event = Json.object().put("type", "channel_id_changed");
                event.put("old_channel_id", change.channel()).put("new_channel_id", channel.id());
                all.add(Happening.in(channel, "channel_id_changed", "", event.put("event_ts", change.eventTs())));
            }
            case PURGE -> {
                String family = channel.kind() == Channel.Kind.MPIM
                        ? "group"
                        : channel.kind().eventType();
                String type = family + "_history_changed";
                ObjectNode event = Json.object().put("type", type);
                event.set("latest", change.data().get("latest"));
                event.put("ts", change.eventTs()).put("event_ts", change.eventTs());
                all.add(Happening.in(channel, type, channel.kind().family() + ":history", event));
            }
            case JOIN, LEAVE -> membership(all, team, channel, change);
            default -> {}
        }
    }

    private static void created(List<Happening> all, Channel channel, Change change) {
        if (channel.kind() == Channel.Kind.PUBLIC) {
            ObjectNode event = Json.object().put("type", "channel_created");
            event.set("channel", ChannelJson.brief(channel));
            all.add(Happening.everywhere("channel_created", "channels:read", event.put("event_ts", change.eventTs())));
        }
        if (channel.kind() == Channel.Kind.PUBLIC || channel.kind() == Channel.Kind.PRIVATE) {
            ObjectNode joined =
                    Json.object().put("type", "member_joined_channel").put("user", change.actor());
            joined.put("channel", channel.id()).put("channel_type", "C").put("team", change.team());
            String scope = channel.kind().family() + ":read";
            joined.put("event_ts", change.eventTs());
            all.add(Happening.in(channel, "member_joined_channel", scope, joined));
        }
        if (channel.kind() == Channel.Kind.IM) {
            ObjectNode event = Json.object().put("type", "im_created").put("user", change.actor());
            event.putObject("channel")
                    .put("id", channel.id())
                    .put("created", channel.created())
                    .put("is_im", true);
            all.add(Happening.in(channel, "im_created", "im:read", event.put("event_ts", change.eventTs())));
        }
    }

    private static void shared(List<Happening> all, Channel channel, Change change) {
        boolean open = channel.kind() == Channel.Kind.PUBLIC;
        boolean now = change.op() == Op.SHARE;
        String type = now ? "channel_shared" : "channel_unshared";
        ObjectNode event = Json.object().put("type", type);
        event.set(
                now ? "connected_team_id" : "previously_connected_team_id",
                change.data().get("with_team"));
        event.put("channel", channel.id());
        if (!now) {
            event.put("is_ext_shared", channel.isShared());
        }
        event.put("event_ts", change.eventTs());
        all.add(
                open
                        ? Happening.everywhere(type, "channels:read", event)
                        : Happening.in(channel, type, "groups:read", event));
    }

    private static void deleted(List<Happening> all, Channel channel, Change change) {
        boolean open = channel.kind() == Channel.Kind.PUBLIC;
        ObjectNode event = Json.object().put("type", open ? "channel_deleted" : "group_deleted");
        event.put("channel", channel.id());
        if (!open) {
            event.put("date_deleted", Ts.seconds(change.eventTs()));
        }
        event.put("actor_id", change.actor()).put("event_ts", change.eventTs());
        String type = event.path("type").asText();
        all.add(
                open
                        ? Happening.everywhere(type, "channels:read", event)
                        : Happening.in(channel, type, "groups:read", event));
    }

    /** Everybody hears of public channels; only members of the others. */
    private static void about(List<Happening> all, Channel channel, Change change, String what, ObjectNode event) {
        boolean open = channel.kind() == Channel.Kind.PUBLIC;
        String type = (open ? "channel_" : "group_") + what;
        ObjectNode whole = Json.object().put("type", type);
        whole.setAll(event);
        whole.put("event_ts", change.eventTs());
        all.add(
                open
                        ? Happening.everywhere(type, "channels:read", whole)
                        : Happening.in(channel, type, "groups:read", whole));
    }

    private static void membership(List<Happening> all, Team team, Channel channel, Change change) {
        String user = change.data().path("user").asText();
        boolean joined = change.op() == Op.JOIN;
        String type = joined ? "member_joined_channel" : "member_left_channel";
        ObjectNode event = Json.object().put("type", type).put("user", user).put("channel", channel.id());
        event.put("channel_type", channel.kind() == Channel.Kind.MPIM ? "G" : "C");
        event.put("team", team.id());
        if (change.data().has("inviter")) {
            event.set("inviter", change.data().get("inviter"));
        }
        String scope = channel.kind().family() + ":read";
        all.add(Happening.in(channel, type, scope, event.put("event_ts", change.eventTs())));
        if (!joined) {
            team.installs().values().stream()
                    .filter(install -> install.botUser().equals(user))
                    .forEach(install -> all.add(left(channel, change, install, scope)));
        }
    }

    private static Happening left(Channel channel, Change change, Team.Install install, String scope) {
        String type = channel.kind() == Channel.Kind.PUBLIC ? "channel_left" : "group_left";
        ObjectNode event = Json.object().put("type", type).put("channel", channel.id());
        event.put("actor_id", change.actor()).put("event_ts", change.eventTs());
        return Happening.to(install.appId(), install.botUser(), type, scope, event);
    }
}
