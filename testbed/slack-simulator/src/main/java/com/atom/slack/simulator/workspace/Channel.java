package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A conversation of any kind, its members and everything ever said in it, deleted messages included. */
public final class Channel {
    public enum Kind {
        PUBLIC("channel"),
        PRIVATE("group"),
        MPIM("mpim"),
        IM("im");

        private final String eventType;

        Kind(String eventType) {
            this.eventType = eventType;
        }

        /** The {@code channel_type} of message events. */
        public String eventType() {
            return eventType;
        }

        /** Slack's family of scopes and subscriptions: {@code channels}, {@code groups}, {@code im}, {@code mpim}. */
        public String family() {
            return this == PUBLIC || this == PRIVATE ? eventType + "s" : eventType;
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Topic or purpose. */
    record Note(String value, String creator, long lastSet) {
        static final Note NONE = new Note("", "", 0);
    }

    private final String id;
    private final Kind kind;
    private final long created;
    private final String creator;
    private final boolean general;
    private final List<String> connectedTeams = new ArrayList<>();
    private final List<String> previousNames = new ArrayList<>();
    private final Set<String> members = new LinkedHashSet<>();
    private final List<Message> all = new ArrayList<>();
    private final List<Message> shown = new ArrayList<>();
    private final Map<String, Message> byTs = new HashMap<>();
    private final Map<String, List<Message>> threads = new HashMap<>();
    private String name;
    private boolean archived;
    private long updatedMillis;
    private Note topic = Note.NONE;
    private Note purpose = Note.NONE;

    Channel(Change change) {
        ObjectNode data = change.data();
        id = change.channel();
        kind = Kind.valueOf(data.path("kind").asText().toUpperCase(Locale.ROOT));
        name = data.path("name").asText("");
        created = Ts.seconds(change.eventTs());
        creator = change.actor();
        general = data.path("is_general").asBoolean();
        data.path("connected_team_ids").forEach(team -> connectedTeams.add(team.asText()));
        data.path("members").forEach(member -> members.add(member.asText()));
        updatedAt(change);
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** Empty for a direct message. */
    public String name() {
        return name;
    }

    public long created() {
        return created;
    }

    public String creator() {
        return creator;
    }

    public boolean isGeneral() {
        return general;
    }

    public boolean isArchived() {
        return archived;
    }

    public boolean isShared() {
        return !connectedTeams.isEmpty();
    }

    public List<String> connectedTeams() {
        return connectedTeams;
    }

    public Set<String> members() {
        return members;
    }

    public boolean has(String user) {
        return members.contains(user);
    }

    List<String> previousNames() {
        return previousNames;
    }

    Note topic() {
        return topic;
    }

    Note purpose() {
        return purpose;
    }

    long updatedMillis() {
        return updatedMillis;
    }

    /** Every message and reply, deleted ones too, ascending. */
    public List<Message> all() {
        return Collections.unmodifiableList(all);
    }

    /** What stands in the channel itself and is not gone, ascending: no plain replies. */
    public List<Message> shown() {
        return Collections.unmodifiableList(shown);
    }

    /** Replies of a thread that are not gone, ascending; empty when there is no thread. */
    public List<Message> replies(String threadTs) {
        return threads.getOrDefault(threadTs, List.of());
    }

    public Optional<Message> message(String ts) {
        return Optional.ofNullable(byTs.get(ts));
    }

    /** Index of the first shown message with a ts of at least this one; the size when there is none. */
    public static int firstAtLeast(List<Message> ascending, long micros) {
        int low = 0;
        int high = ascending.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Ts.micros(ascending.get(middle).ts()) < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void add(Message message) {
        all.add(message);
        byTs.put(message.ts(), message);
        if (message.isInChannel()) {
            shown.add(message);
        }
        if (message.isReply()) {
            threads.computeIfAbsent(message.parent(), key -> new ArrayList<>()).add(message);
            message(message.parent()).ifPresent(Message::touched);
        }
    }

    void delete(Message message) {
        if (!replies(message.ts()).isEmpty()) {
            message.bury();
            return;
        }
        message.delete();
        remove(shown, message);
        if (message.isReply()) {
            remove(threads.getOrDefault(message.parent(), new ArrayList<>()), message);
            message(message.parent()).ifPresent(Message::touched);
        }
    }

    private static void remove(List<Message> ascending, Message message) {
        int at = Collections.binarySearch(ascending, message, Comparator.comparing(Message::ts));
        if (at >= 0) {
            ascending.remove(at);
        }
    }

    void rename(Change change) {
        previousNames.add(name);
        name = change.data().path("name").asText();
        updatedAt(change);
    }

    void archive(Change change, boolean now) {
        archived = now;
        updatedAt(change);
    }

    void topic(Change change) {
        topic = note(change, "topic");
        updatedAt(change);
    }

    void purpose(Change change) {
        purpose = note(change, "purpose");
        updatedAt(change);
    }

    private static Note note(Change change, String field) {
        return new Note(change.data().path(field).asText(), change.actor(), Ts.seconds(change.eventTs()));
    }

    private void updatedAt(Change change) {
        updatedMillis = Ts.micros(change.eventTs()) / 1000;
    }
}
