package com.atom.slack.simulator.workspace;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * One thing that happened in a workspace, complete: applying the same changes in the same order makes the same world.
 *
 * @param op      what happened
 * @param team    {@code T...}; {@code E...} when it happened to a whole organisation
 * @param channel {@code C...}, {@code D...}; empty when it concerns no channel
 * @param ts      of the message made or meant; empty when there is none
 * @param eventTs when it happened, Slack's form; strictly rising over all changes of a world
 * @param actor   {@code U...} who did it; {@code B...} for a bot without a user
 * @param data    what else the operation needs, by operation
 */
public record Change(Op op, String team, String channel, String ts, String eventTs, String actor, ObjectNode data) {
    public enum Op {
        CREATE_TEAM,
        CHANGE_TEAM,
        POST,
        EDIT,
        ANNOTATE,
        DELETE,
        PURGE,
        REACT,
        UNREACT,
        CREATE_CHANNEL,
        RENAME,
        TOPIC,
        PURPOSE,
        ARCHIVE,
        UNARCHIVE,
        CONVERT,
        CHANGE_ID,
        SHARE,
        UNSHARE,
        DELETE_CHANNEL,
        JOIN,
        LEAVE,
        USER_CHANGE,
        TEAM_JOIN,
        INSTALL,
        REVOKE,
        UNINSTALL,
        TEAM_ACCESS_GRANTED,
        TEAM_ACCESS_REVOKED,
        APP_HOME_OPENED,
        RAISE_EVENT,
        PIN,
        UNPIN,
        ADD_BOOKMARK,
        EDIT_BOOKMARK,
        REMOVE_BOOKMARK,
        ADD_EMOJI,
        REMOVE_EMOJI,
        RENAME_EMOJI,
        CREATE_GROUP,
        CHANGE_GROUP,
        STAFF_GROUP,
        ADD_FILE,
        CHANGE_FILE,
        PUBLISH_FILE,
        DELETE_FILE,
        PRESENCE,
        QUIET,
        STAR,
        UNSTAR,
        SCHEDULE,
        UNSCHEDULE,
        MARK,
        OPEN,
        CLOSE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOfOrganisation() {
        return team.startsWith("E");
    }

    /** Whether nothing of an app is left where this happened. */
    boolean endsInstall() {
        return op == Op.UNINSTALL
                || op == Op.TEAM_ACCESS_REVOKED
                || data.path("last").asBoolean();
    }

    /** Whether an app's bot user is deactivated and leaves all conversations. */
    boolean endsBot() {
        return endsInstall() || data.path("bot").asBoolean();
    }

    /** Fields of this change added to a journal line. */
    public void writeTo(ObjectNode line) {
        line.put("op", op.wire()).put("team", team);
        if (!channel.isEmpty()) {
            line.put("channel", channel);
        }
        if (!ts.isEmpty()) {
            line.put("ts", ts);
        }
        line.put("event_ts", eventTs).put("actor", actor);
        line.set("data", data);
    }

    public static Change from(ObjectNode line) {
        return new Change(
                Op.valueOf(line.path("op").asText().toUpperCase(Locale.ROOT)),
                line.path("team").asText(),
                line.path("channel").asText(""),
                line.path("ts").asText(""),
                line.path("event_ts").asText(),
                line.path("actor").asText(""),
                line.path("data") instanceof ObjectNode data ? data : Json.object());
    }
}
