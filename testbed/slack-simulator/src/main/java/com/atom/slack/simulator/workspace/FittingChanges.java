package com.atom.slack.simulator.workspace;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change.Op;

/** Makes complete changes of what {@link Fittings} applies; checks nothing. */
public final class FittingChanges {
    private final Changes changes;

    public FittingChanges(Changes changes) {
        this.changes = changes;
    }

    public Change pin(Team team, Channel channel, Message message, String actor, boolean add) {
        return changes.about(add ? Op.PIN : Op.UNPIN, team, channel, message, actor, Json.object());
    }

    /** @param fields {@code title, link, emoji, type} and what else it is to show */
    public Change addBookmark(Team team, Channel channel, String actor, ObjectNode fields) {
        ObjectNode bookmark = Json.object().put("id", changes.id("Bk"));
        return bookmark(Op.ADD_BOOKMARK, team, channel, actor, bookmark.setAll(fields));
    }

    /** @param fields those that become others */
    public Change editBookmark(Team team, Channel channel, String actor, String bookmark, ObjectNode fields) {
        return bookmark(
                Op.EDIT_BOOKMARK,
                team,
                channel,
                actor,
                Json.object().put("id", bookmark).setAll(fields));
    }

    private Change bookmark(Op op, Team team, Channel channel, String actor, ObjectNode bookmark) {
        return changes.ofChannel(op, team, channel, actor, Json.object().set("bookmark", bookmark));
    }

    public Change removeBookmark(Team team, Channel channel, String actor, String bookmark) {
        return changes.ofChannel(
                Op.REMOVE_BOOKMARK, team, channel, actor, Json.object().put("bookmark", bookmark));
    }

    /** @param value an address, or {@code alias:other} */
    public Change addEmoji(Team team, String actor, String name, String value) {
        return changes.ofTeam(
                Op.ADD_EMOJI, team, actor, Json.object().put("name", name).put("value", value));
    }

    public Change removeEmoji(Team team, String actor, String name) {
        return changes.ofTeam(Op.REMOVE_EMOJI, team, actor, Json.object().put("name", name));
    }

    public Change renameEmoji(Team team, String actor, String name, String to) {
        return changes.ofTeam(
                Op.RENAME_EMOJI, team, actor, Json.object().put("name", name).put("new_name", to));
    }

    /** @param fields {@code name}, and {@code handle}, {@code description} and {@code channels} where there are any */
    public Change createGroup(Team team, String actor, ObjectNode fields) {
        return changes.ofTeam(
                Op.CREATE_GROUP,
                team,
                actor,
                Json.object().put("group", changes.id("S")).setAll(fields));
    }

    /** @param fields those that become others; {@code disabled} as well */
    public Change changeGroup(Team team, String actor, UserGroup group, ObjectNode fields) {
        return changes.ofTeam(
                Op.CHANGE_GROUP,
                team,
                actor,
                Json.object().put("group", group.id()).setAll(fields));
    }

    /** Says who comes and who goes as well, for its events. */
    public Change staffGroup(Team team, String actor, UserGroup group, Collection<String> users) {
        List<String> before = group.users();
        ObjectNode data = Json.object().put("group", group.id()).put("before", group.updated());
        data.set("users", Json.array(users));
        data.set("added", without(users, before));
        data.set("removed", without(before, users));
        return changes.ofTeam(Op.STAFF_GROUP, team, actor, data);
    }

    private static ArrayNode without(Collection<String> some, Collection<String> others) {
        return Json.array(some.stream().filter(user -> !others.contains(user)).toList());
    }

    /** A file that is in no conversation yet. */
    public Change addFile(Team team, String actor, ObjectNode file) {
        return changes.ofTeam(Op.ADD_FILE, team, actor, Json.object().set("file", file));
    }

    public Change changeFile(Team team, String actor, SharedFile file, ObjectNode patch) {
        ObjectNode data = Json.object().put("file", file.id());
        data.set("patch", patch);
        return changes.ofTeam(Op.CHANGE_FILE, team, actor, data);
    }

    /** Makes the public address work, or stop. */
    public Change publishFile(Team team, String actor, SharedFile file, boolean open) {
        return changes.ofTeam(
                Op.PUBLISH_FILE,
                team,
                actor,
                Json.object().put("file", file.id()).put("public", open));
    }

    public Change deleteFile(Team team, String actor, SharedFile file) {
        ObjectNode data = Json.object().put("file", file.id());
        data.set(
                "channels",
                Json.array(file.channels().map(Channel::id).distinct().toList()));
        return changes.ofTeam(Op.DELETE_FILE, team, actor, data);
    }

    public Change presence(Team team, String user, boolean away) {
        return changes.ofTeam(Op.PRESENCE, team, user, Json.object().put("away", away));
    }

    public Change quiet(Team team, String user, Quiet now) {
        return changes.ofTeam(Op.QUIET, team, user, now.json());
    }

    public Change star(Team team, Channel channel, Message message, String user, boolean add) {
        ObjectNode data = Json.object().put("item", channel.id() + "/" + message.ts());
        return changes.about(add ? Op.STAR : Op.UNSTAR, team, channel, message, user, data);
    }

    /**
     * @param postAt    epoch seconds
     * @param dueMillis when that is, by the simulated clock
     * @param message   as {@link Changes#post} takes it
     * @param isListed  false for what Slack itself puts off
     */
    public Change schedule(
            Team team,
            Channel channel,
            String user,
            long postAt,
            long dueMillis,
            ObjectNode message,
            boolean isListed) {
        String id = changes.id("Q");
        ObjectNode data = Json.object().put("id", id).put("post_at", postAt).put("due_millis", dueMillis);
        data.put("listed", isListed);
        data.set("message", message.put("scheduled_id", id));
        return changes.ofChannel(Op.SCHEDULE, team, channel, user, data);
    }

    public Change unschedule(Team team, Channel channel, String user, Scheduled later) {
        return changes.ofChannel(
                Op.UNSCHEDULE, team, channel, user, Json.object().put("id", later.id()));
    }

    /** As {@link #unschedule}, for a channel that is no more. */
    public Change forget(Team team, Scheduled later) {
        return changes.ofTeam(Op.UNSCHEDULE, team, later.user(), Json.object().put("id", later.id()));
    }

    /** Somebody has read up to a message. */
    public Change mark(Team team, Channel channel, String user, String until) {
        return changes.ofChannel(Op.MARK, team, channel, user, Json.object().put("until", until));
    }

    /** Somebody puts a direct message away, or takes it up again. */
    public Change open(Team team, Channel channel, String user, boolean open) {
        return changes.ofChannel(open ? Op.OPEN : Op.CLOSE, team, channel, user, Json.object());
    }
}
