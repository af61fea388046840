package com.atom.slack.simulator.workspace;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** Applies changes of what belongs to a workspace or a conversation besides people and messages. */
final class Fittings {
    private Fittings() {}

    static void apply(Change change, Team team) {
        ObjectNode data = change.data();
        Office office = team.office();
        switch (change.op()) {
            case PIN, UNPIN -> pin(change, channel(change, team));
            case ADD_BOOKMARK, EDIT_BOOKMARK -> bookmark(change, channel(change, team));
            case REMOVE_BOOKMARK ->
                channel(change, team)
                        .board()
                        .bookmarks()
                        .remove(data.path("bookmark").asText());
            case ADD_EMOJI, REMOVE_EMOJI, RENAME_EMOJI -> emoji(change, office);
            case CREATE_GROUP -> {
                UserGroup group = new UserGroup(change);
                office.groups().put(group.id(), group);
            }
            case CHANGE_GROUP -> group(change, office).change(change);
            case STAFF_GROUP -> group(change, office).staff(change);
            case PRESENCE -> office.away(change.actor(), data.path("away").asBoolean());
            case QUIET -> office.quiet(change.actor(), Quiet.from(data));
            case STAR, UNSTAR ->
                office.star(
                        change.actor(),
                        data.path("item").asText(),
                        Ts.seconds(change.eventTs()),
                        change.op() == Change.Op.STAR);
            case SCHEDULE -> {
                Scheduled later = Scheduled.from(change);
                office.schedule().put(later.id(), later);
            }
            case UNSCHEDULE -> office.schedule().remove(data.path("id").asText());
            case MARK ->
                channel(change, team)
                        .board()
                        .read(change.actor(), data.path("until").asText());
            case OPEN, CLOSE -> channel(change, team).board().close(change.actor(), change.op() == Change.Op.CLOSE);
            default -> FileFittings.apply(change, team);
        }
    }

    private static Channel channel(Change change, Team team) {
        return team.channels().get(change.channel());
    }

    private static UserGroup group(Change change, Office office) {
        return office.groups().get(change.data().path("group").asText());
    }

    private static void pin(Change change, Channel channel) {
        Map<String, Board.Pin> pins = channel.board().pins();
        if (change.op() == Change.Op.PIN) {
            pins.put(change.ts(), new Board.Pin(change.actor(), Ts.seconds(change.eventTs())));
        } else {
            pins.remove(change.ts());
        }
        channel.message(change.ts()).ifPresent(Message::touched);
    }

    private static void bookmark(Change change, Channel channel) {
        JsonNode asked = change.data().path("bookmark");
        long at = Ts.seconds(change.eventTs());
        ObjectNode shown = channel.board()
                .bookmarks()
                .computeIfAbsent(
                        asked.path("id").asText(),
                        id -> Json.object()
                                .put("id", id)
                                .put("channel_id", channel.id())
                                .put("title", "")
                                .put("link", "")
                                .put("emoji", "")
                                .putNull("icon_url")
                                .putNull("entity_id")
                                .put("type", "link")
                                .put("date_created", at)
                                .put("date_updated", 0)
                                .put("rank", "i")
                                .putNull("shortcut_id")
                                .putNull("app_id")
                                .putNull("app_action_id"));
        shown.setAll((ObjectNode) asked);
        shown.put("date_updated", change.op() == Change.Op.EDIT_BOOKMARK ? at : 0);
        shown.put("last_updated_by_user_id", change.actor()).put("last_updated_by_team_id", change.team());
    }

    private static void emoji(Change change, Office office) {
        String name = change.data().path("name").asText();
        switch (change.op()) {
            case ADD_EMOJI ->
                office.emoji().put(name, change.data().path("value").asText());
            case RENAME_EMOJI ->
                office.emoji()
                        .put(
                                change.data().path("new_name").asText(),
                                office.emoji().remove(name));
            default -> office.emoji().remove(name);
        }
        office.emojiChanged(change.eventTs());
    }
}
