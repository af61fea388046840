package com.atom.slack.simulator.workspace;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.wire.Json;

/**
 * The message that an export shows, as the data of a {@link Change.Op#POST}. What the simulator would show of it anyway is
 * left out, so that a message that the simulator exported costs what it cost before; every other field is kept as it was.
 */
public final class ImportedMessage {
    /** Known to {@link Message} itself. */
    private static final List<String> OWN = List.of(
            "user",
            "text",
            "subtype",
            "client_msg_id",
            "bot_id",
            "app_id",
            "inviter",
            "topic",
            "purpose",
            "name",
            "old_name",
            "username",
            "language",
            "attachments");

    /** Follow from other messages and from what happens later, or are the export's own. */
    private static final Set<String> NOT_KEPT = Set.of(
            "type",
            "ts",
            "user",
            "text",
            "subtype",
            "thread_ts",
            "reply_count",
            "reply_users",
            "reply_users_count",
            "latest_reply",
            "replies",
            "is_locked",
            "subscribed",
            "last_read",
            "unread_count",
            "root",
            "hidden",
            "edited",
            "reactions",
            "files",
            "blocks",
            "user_profile",
            "user_team",
            "source_team",
            "channel");

    private ImportedMessage() {}

    /**
     * On the world's thread.
     *
     * @param shown with a good {@code ts}
     */
    public static ObjectNode data(Team team, Channel channel, ObjectNode shown) {
        String ts = shown.path("ts").asText();
        ObjectNode data = own(shown, ts);
        ArrayNode files = files(team, channel, shown.path("files"), Ts.seconds(ts));
        if (!files.isEmpty()) {
            data.set("files", files);
        }
        ObjectNode usual = MessageJson.tree(team, channel, new Message(post(team, channel, ts, data)));
        ObjectNode also = Json.object();
        ArrayNode without = Json.array();
        compareBlocks(shown, usual, data, without);
        for (var field : shown.properties()) {
            if (!NOT_KEPT.contains(field.getKey()) && differs(field.getValue(), usual.get(field.getKey()))) {
                also.set(field.getKey(), field.getValue());
            }
        }
        for (String field : List.of("user_team", "source_team")) {
            JsonNode told = shown.has(field) ? shown.get(field) : usual.path(field);
            if (differs(told, usual.has(field) ? usual.get(field) : shown.path("team"))) {
                also.set(field, told);
            }
        }
        usual.fieldNames().forEachRemaining(field -> {
            if (!NOT_KEPT.contains(field) && !shown.has(field)) {
                without.add(field);
            }
        });
        if (!also.isEmpty()) {
            data.set("also", also);
        }
        if (!without.isEmpty()) {
            data.set("without", without);
        }
        return data;
    }

    private static void compareBlocks(ObjectNode shown, ObjectNode usual, ObjectNode data, ArrayNode without) {
        if (!shown.has("blocks") && usual.has("blocks")) {
            without.add("blocks");
        } else if (shown.has("blocks") && differs(shown.get("blocks"), usual.get("blocks"))) {
            data.set("blocks", shown.get("blocks"));
        }
    }

    /** A whole number is the same whatever Java keeps it in. */
    private static boolean differs(JsonNode one, @Nullable JsonNode other) {
        return other == null || !one.equals(ImportedMessage::compare, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        boolean equal = one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
        return equal ? 0 : 1;
    }

    private static Change post(Team team, Channel channel, String ts, ObjectNode data) {
        return new Change(Change.Op.POST, team.id(), channel.id(), ts, ts, "", data);
    }

    private static ObjectNode own(ObjectNode shown, String ts) {
        ObjectNode data = Json.object();
        OWN.stream().filter(shown::hasNonNull).forEach(field -> data.set(field, shown.get(field)));
        if (shown.path("icons").path("emoji").isTextual()) {
            data.set("icon_emoji", shown.path("icons").get("emoji"));
        }
        String thread = shown.path("thread_ts").asText("");
        if (!thread.isEmpty() && Ts.micros(thread) != Ts.micros(ts)) {
            data.put("thread_ts", thread);
            if (shown.path("subtype").asText().equals("thread_broadcast")) {
                data.put("broadcast", true);
            }
        }
        if (Ts.isTs(shown.path("edited").path("ts").asText())) {
            data.set("edited", shown.get("edited"));
        }
        if (!shown.path("reactions").isEmpty()) {
            data.set("reactions", shown.get("reactions"));
        }
        return data;
    }

    /** A file of which the simulator would show the same is kept short, any other as it is. */
    private static ArrayNode files(Team team, Channel channel, JsonNode shown, long seconds) {
        Team atSlack = new Team(team.id(), team.name(), team.domain(), team.enterprise());
        ArrayNode files = Json.array();
        for (JsonNode file : shown) {
            if (!(file instanceof ObjectNode whole) || !file.path("id").isTextual()) {
                continue;
            }
            ObjectNode brief = Json.object();
            for (String field :
                    List.of("id", "name", "title", "mimetype", "filetype", "pretty_type", "user", "size", "mode")) {
                if (whole.has(field)) {
                    brief.set(field, whole.get(field));
                }
            }
            if (whole.has("created")) {
                brief.set("created", whole.get("created"));
            }
            SharedFile told = SharedFile.standing(brief, team.id(), channel, Ts.of(seconds * 1_000_000));
            boolean same = !differs(whole, FileJson.carried(atSlack, told));
            files.add(same ? brief : whole.deepCopy().put("as_is", true));
        }
        return files;
    }
}
