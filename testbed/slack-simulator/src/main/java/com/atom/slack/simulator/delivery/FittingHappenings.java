package com.atom.slack.simulator.delivery;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Change.Op;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.PinJson;
import com.atom.slack.simulator.workspace.Quiet;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.Ts;
import com.atom.slack.simulator.workspace.UserGroup;

/** Events about pins, stars, emoji, user groups, do-not-disturb and direct messages that are opened and closed. */
final class FittingHappenings {
    private static final String GROUPS = "usergroups:read";

    private FittingHappenings() {}

    static void add(List<Happening> all, Team team, @Nullable Channel channel, Change change) {
        switch (change.op()) {
            case PIN, UNPIN -> pin(all, team, channel, change);
            case STAR, UNSTAR -> star(all, team, channel, change);
            case ADD_EMOJI, REMOVE_EMOJI, RENAME_EMOJI -> emoji(all, team, change);
            case CREATE_GROUP -> group(all, team, change, "subteam_created");
            case CHANGE_GROUP -> group(all, team, change, "subteam_updated");
            case STAFF_GROUP -> staffed(all, team, change);
            case QUIET -> quiet(all, team, change);
            case OPEN, CLOSE -> opened(all, channel, change);
            default -> FileHappenings.add(all, team, change);
        }
    }

    private static void pin(List<Happening> all, Team team, Channel channel, Change change) {
        String type = change.op() == Op.PIN ? "pin_added" : "pin_removed";
        Message message = channel.message(change.ts()).orElseThrow();
        ObjectNode event = Json.object().put("type", type).put("user", change.actor());
        event.put("channel_id", channel.id());
        event.set("item", PinJson.item(team, channel, message, change.actor(), Ts.seconds(change.eventTs())));
        if (!message.user().isEmpty()) {
            event.put("item_user", message.user());
        }
        event.put("pin_count", channel.board().pins().size());
        event.putObject("pinned_info")
                .put("channel", channel.id())
                .put("pinned_by", change.actor())
                .put("pinned_ts", Ts.seconds(change.eventTs()));
        if (change.op() == Op.UNPIN) {
            event.put("has_pins", !channel.board().pins().isEmpty());
        }
        all.add(Happening.in(channel, type, "pins:read", event.put("event_ts", change.eventTs())));
    }

    private static void star(List<Happening> all, Team team, Channel channel, Change change) {
        String type = change.op() == Op.STAR ? "star_added" : "star_removed";
        Message message = channel.message(change.ts()).orElseThrow();
        ObjectNode event = Json.object().put("type", type).put("user", change.actor());
        ObjectNode item = PinJson.item(team, channel, message, change.actor(), Ts.seconds(change.eventTs()));
        item.remove(List.of("created", "created_by"));
        event.set("item", item.put("date_create", Ts.seconds(change.eventTs())));
        all.add(Happening.own(change.actor(), type, "stars:read", event.put("event_ts", change.eventTs())));
    }

    private static void emoji(List<Happening> all, Team team, Change change) {
        JsonNode name = change.data().path("name");
        ObjectNode event = Json.object().put("type", "emoji_changed");
        switch (change.op()) {
            case ADD_EMOJI -> {
                event.put("subtype", "add").set("name", name);
                event.set("value", change.data().path("value"));
            }
            case RENAME_EMOJI -> {
                event.put("subtype", "rename").set("old_name", name);
                event.set("new_name", change.data().path("new_name"));
                String now = change.data().path("new_name").asText();
                event.put("value", team.office().emoji().get(now));
            }
            default -> event.put("subtype", "remove").putArray("names").add(name);
        }
        all.add(Happening.everywhere("emoji_changed", "emoji:read", event.put("event_ts", change.eventTs())));
    }

    private static UserGroup group(Team team, Change change) {
        return team.office().group(change.data().path("group").asText()).orElseThrow();
    }

    private static void group(List<Happening> all, Team team, Change change, String type) {
        ObjectNode event = Json.object().put("type", type);
        event.set("subteam", group(team, change).json(true, true));
        all.add(Happening.everywhere(type, GROUPS, event.put("event_ts", change.eventTs())));
    }

    private static void staffed(List<Happening> all, Team team, Change change) {
        ObjectNode data = change.data();
        String id = data.path("group").asText();
        ObjectNode event = Json.object().put("type", "subteam_members_changed").put("subteam_id", id);
        event.put("team_id", team.id()).set("date_previous_update", data.path("before"));
        event.put("date_update", Ts.seconds(change.eventTs()));
        for (String kind : List.of("added", "removed")) {
            event.set(kind + "_users", data.path(kind));
            event.put(kind + "_users_count", data.path(kind).size());
        }
        all.add(Happening.everywhere("subteam_members_changed", GROUPS, event.put("event_ts", change.eventTs())));
        group(all, team, change, "subteam_updated");
        for (String kind : List.of("added", "removed")) {
            for (JsonNode user : data.path(kind)) {
                ObjectNode self =
                        Json.object().put("type", "subteam_self_" + kind).put("subteam_id", id);
                self.put("event_ts", change.eventTs());
                all.add(Happening.own(user.asText(), "subteam_self_" + kind, GROUPS, self));
            }
        }
    }

    /** The person's own apps hear all of it, the others that something has changed. */
    private static void quiet(List<Happening> all, Team team, Change change) {
        Quiet now = team.office().quiet(change.actor());
        ObjectNode own = Json.object().put("type", "dnd_updated").put("user", change.actor());
        own.set("dnd_status", now.whole(Ts.seconds(change.eventTs())));
        all.add(Happening.own(change.actor(), "dnd_updated", "dnd:read", own.put("event_ts", change.eventTs())));
        ObjectNode others = Json.object().put("type", "dnd_updated_user").put("user", change.actor());
        others.set("dnd_status", now.brief());
        all.add(Happening.everywhere("dnd_updated_user", "dnd:read", others.put("event_ts", change.eventTs())));
    }

    private static void opened(List<Happening> all, Channel channel, Change change) {
        boolean direct = channel.kind() == Channel.Kind.IM;
        String type = (direct ? "im_" : "group_") + (change.op() == Op.OPEN ? "open" : "close");
        ObjectNode event = Json.object().put("type", type).put("user", change.actor());
        event.put("channel", channel.id()).put("event_ts", change.eventTs());
        all.add(Happening.in(channel, type, direct ? "im:read" : "mpim:read", event));
    }
}
