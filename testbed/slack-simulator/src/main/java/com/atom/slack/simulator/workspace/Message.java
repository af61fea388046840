package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One message as it stands now; identity is (channel, ts). Empty strings mean "has none". */
public final class Message {
    static final String SLACKBOT = "USLACKBOT";

    private final String ts;
    private final ObjectNode data;
    private final String parent;
    private String user;
    private String text;
    private String subtype;
    private String editedBy = "";
    private String editedTs = "";
    private boolean deleted;
    private List<String> files;
    private final Map<String, Set<String>> reactions = new LinkedHashMap<>();
    private @Nullable String rendered;

    Message(Change change) {
        ts = change.ts();
        data = change.data();
        user = data.path("user").asText("");
        text = data.path("text").asText("");
        subtype = data.path("subtype").asText("");
        parent = data.path("thread_ts").asText("");
        files = new ArrayList<>();
        data.path("files").forEach(file -> files.add(file.path("id").asText()));
    }

    public String ts() {
        return ts;
    }

    /** {@code U...}; empty for a classic bot. */
    public String user() {
        return user;
    }

    public String botId() {
        return data.path("bot_id").asText("");
    }

    public String text() {
        return text;
    }

    public String subtype() {
        return subtype;
    }

    /** The thread's ts when this is a reply, else empty. */
    public String parent() {
        return parent;
    }

    public boolean isReply() {
        return !parent.isEmpty();
    }

    /** Stands in the channel itself: everything but plain replies. */
    public boolean isInChannel() {
        return parent.isEmpty() || data.path("broadcast").asBoolean();
    }

    /** Join, leave, topic and the like, which cannot be edited, answered or deleted. */
    public boolean isSystem() {
        return subtype.startsWith("channel_");
    }

    public String editedBy() {
        return editedBy;
    }

    public String editedTs() {
        return editedTs;
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

    public Map<String, Set<String>> reactions() {
        return reactions;
    }

    /** What the change that made the message said beyond the fields above. */
    public ObjectNode data() {
        return data;
    }

    void edit(String by, String newText, String at) {
        text = newText;
        editedBy = by;
        editedTs = Ts.wholeSeconds(at);
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
        editedTs = "";
        files = List.of();
        reactions.clear();
    }

    void react(String by, String name) {
        reactions.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(by);
        touched();
    }

    void unreact(String by, String name) {
        Set<String> users = reactions.get(name);
        if (users != null) {
            users.remove(by);
            if (users.isEmpty()) {
                reactions.remove(name);
            }
        }
        touched();
    }

    void touched() {
        rendered = null;
    }

    @Nullable
    String rendered() {
        return rendered;
    }

    void rendered(String json) {
        rendered = json;
    }
}
