package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.wire.Json;

/**
 * One message as it stands now; identity is (channel, ts). Empty strings mean "has none". What nearly every message has is
 * held in fields, the rest as JSON: a workspace may have a million of them.
 */
public final class Message implements Cloneable {
    static final String SLACKBOT = "USLACKBOT";

    private static final Set<String> IN_FIELDS = Set.of(
            "user",
            "text",
            "subtype",
            "thread_ts",
            "broadcast",
            "files",
            "client_msg_id",
            "scheduled_id",
            "reactions",
            "edited");
    private static final ObjectNode NOTHING = Json.object();

    private final long micros;
    private final long parentMicros;
    private boolean broadcast;
    private final long markHigh;
    private final long markLow;
    private ObjectNode extra;
    private String user;
    private String text;
    private String subtype;
    private String editedBy = "";
    private long editedMicros;
    private boolean deleted;
    private List<String> files;
    private Reactions reactions = Reactions.NONE;
    private @Nullable String rendered;

    Message(Change change) {
        ObjectNode data = change.data();
        micros = Ts.micros(change.ts());
        user = data.path("user").asText("");
        text = data.path("text").asText("");
        subtype = data.path("subtype").asText("").intern();
        parentMicros = data.has("thread_ts") ? Ts.micros(data.path("thread_ts").asText()) : 0;
        broadcast = data.path("broadcast").asBoolean();
        files = ids(data.path("files"));
        deleted = isTombstone();
        editedBy = data.path("edited").path("user").asText("");
        editedMicros = Ts.micros(data.path("edited").path("ts").asText("0"));
        for (JsonNode reaction : data.path("reactions")) {
            String name = reaction.path("name").asText();
            reaction.path("users").forEach(by -> reactions = reactions.with(by.asText(), name));
        }
        Optional<UUID> mark = mark(data.path("client_msg_id").asText(""));
        markHigh = mark.map(UUID::getMostSignificantBits).orElse(0L);
        markLow = mark.map(UUID::getLeastSignificantBits).orElse(0L);
        extra = extra(data, mark.isPresent());
    }

    private static List<String> ids(JsonNode files) {
        if (files.isEmpty()) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        files.forEach(file -> ids.add(file.path("id").asText()));
        return List.copyOf(ids);
    }

    private static Optional<UUID> mark(String clientMsgId) {
        try {
            return Optional.of(clientMsgId)
                    .filter(id -> id.length() == 36)
                    .map(UUID::fromString)
                    .filter(id -> id.toString().equals(clientMsgId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode extra(ObjectNode data, boolean marked) {
        ObjectNode extra = Json.object();
        for (var field : data.properties()) {
            if (!IN_FIELDS.contains(field.getKey()) || !marked && field.getKey().equals("client_msg_id")) {
                extra.set(field.getKey(), field.getValue());
            }
        }
        return extra.isEmpty() ? NOTHING : extra;
    }

    public String ts() {
        return Ts.of(micros);
    }

    /** The ts as whole microseconds. */
    public long micros() {
        return micros;
    }

    /** {@code U...}; empty for a classic bot. */
    public String user() {
        return user;
    }

    public String botId() {
        return extra.path("bot_id").asText("");
    }

    public String text() {
        return text;
    }

    public String subtype() {
        return subtype;
    }

    /** The mark of Slack's own client; empty when the message came otherwise. */
    public String clientMsgId() {
        return markHigh == 0 && markLow == 0
                ? extra.path("client_msg_id").asText("")
                : new UUID(markHigh, markLow).toString();
    }

    /** Typed by a person in Slack's own client. */
    public boolean isTyped() {
        return markHigh != 0 || markLow != 0 || extra.has("client_msg_id");
    }

    /** The thread's ts when this is a reply, else empty. */
    public String parent() {
        return parentMicros == 0 ? "" : Ts.of(parentMicros);
    }

    long parentMicros() {
        return parentMicros;
    }

    public boolean isReply() {
        return parentMicros != 0;
    }

    /** Stands in the channel itself: everything but plain replies. */
    public boolean isInChannel() {
        return parentMicros == 0 || broadcast;
    }

    /** Join, leave, topic and the like, which cannot be edited, answered or deleted. */
    public boolean isSystem() {
        return subtype.startsWith("channel_") || subtype.startsWith("group_");
    }

    public String editedBy() {
        return editedBy;
    }

    public String editedTs() {
        return editedMicros == 0 ? "" : Ts.of(editedMicros);
    }

    /** True for a tombstone as well. */
    public boolean isDeleted() {
        return deleted;
    }

    public boolean isTombstone() {
        return subtype.equals("tombstone");
    }

    public List<String> files() {
        return files;
    }

    public Reactions reactions() {
        return reactions;
    }

    /** What an app attached; missing when nothing. */
    public JsonNode metadata() {
        return extra.path("metadata");
    }

    /** What the message has beyond the fields above: blocks, attachments, bot, topic and so on. Not to be changed. */
    public ObjectNode extra() {
        return extra;
    }

    /**
     * A text without blocks takes the blocks away that there were; attachments stay unless others come. An empty list or
     * object takes away what there was; without a text the message does not count as edited.
     */
    void edit(Change change) {
        ObjectNode data = change.data();
        if (data.has("text")) {
            text = data.path("text").asText();
        }
        if (!data.path("silent").asBoolean()) {
            editedBy = change.actor();
            editedMicros = Ts.micros(Ts.wholeSeconds(change.eventTs()));
        }
        ObjectNode other = extra.deepCopy();
        if (data.has("text")) {
            other.remove(List.of("blocks", "without"));
        }
        for (String field : List.of("blocks", "attachments", "metadata")) {
            if (data.path(field).isContainerNode() && data.path(field).isEmpty()) {
                other.remove(field);
            } else if (data.has(field)) {
                other.set(field, data.get(field));
            }
        }
        extra = other.isEmpty() ? NOTHING : other;
        touched();
    }

    void broadcast() {
        broadcast = true;
        subtype = "thread_broadcast";
        touched();
    }

    /** What Slack itself adds later, such as an unfurled link: not an edit. */
    void annotate(ObjectNode fields) {
        ObjectNode other = extra.deepCopy();
        other.setAll(fields);
        extra = other;
        touched();
    }

    void delete() {
        deleted = true;
        touched();
    }

    void bury() {
        delete();
        subtype = "tombstone";
        user = SLACKBOT;
        text = "This message was deleted.";
        editedBy = "";
        editedMicros = 0;
        files = List.of();
        reactions = Reactions.NONE;
        extra = NOTHING;
    }

    void react(String by, String name) {
        reactions = reactions.with(by, name);
        touched();
    }

    void unreact(String by, String name) {
        reactions = reactions.without(by, name);
        touched();
    }

    void touched() {
        rendered = null;
    }

    /** The same message, which no change reaches any more. */
    Message copy() {
        try {
            Message copy = (Message) clone();
            copy.reactions = reactions.copy();
            copy.rendered = null;
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a message can be cloned", e);
        }
    }

    @Nullable
    String rendered() {
        return rendered;
    }

    void rendered(@Nullable String json) {
        rendered = json;
    }
}
