package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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

    private final long created;
    private final String creator;
    private final boolean general;
    private final List<String> connectedTeams = new ArrayList<>();
    private final List<String> previousNames = new ArrayList<>();
    private final Set<String> members = new LinkedHashSet<>();
    private final Timeline timeline = new Timeline();
    private final List<String> orgTeams = new ArrayList<>();
    private final Board board = new Board();
    private String id;
    private Kind kind;
    private String name;
    private final List<ObjectNode> toldPins = new ArrayList<>();
    private int memberships;
    private boolean archived;
    private long updatedMillis;
    private Note topic = Note.NONE;
    private Note purpose = Note.NONE;

    Channel(Change change) {
        ObjectNode data = change.data();
        id = change.channel();
        kind = Kind.valueOf(data.path("kind").asText().toUpperCase(Locale.ROOT));
        name = data.path("name").asText("");
        created = data.path("created").asLong(Ts.seconds(change.eventTs()));
        creator = change.actor();
        general = data.path("is_general").asBoolean();
        data.path("connected_team_ids").forEach(team -> connectedTeams.add(team.asText()));
        orgTeams.add(change.team());
        data.path("shared_team_ids").forEach(team -> orgTeams.add(team.asText()));
        data.path("members").forEach(member -> members.add(member.asText()));
        archived = data.path("is_archived").asBoolean();
        topic = Note.of(data.path("topic"));
        purpose = Note.of(data.path("purpose"));
        data.path("previous_names").forEach(former -> previousNames.add(former.asText()));
        data.path("pins").forEach(pin -> toldPin((ObjectNode) pin));
        updatedMillis = data.path("updated").asLong(Ts.micros(change.eventTs()) / 1000);
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public Board board() {
        return board;
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

    /** The workspaces of one organisation in which the channel stands; the first is its home. */
    public List<String> orgTeams() {
        return orgTeams;
    }

    /** Stands in more than one workspace of its organisation. */
    public boolean isOrgShared() {
        return orgTeams.size() > 1;
    }

    /** Every person and bot in it, in the order they came. */
    public Set<String> members() {
        return Collections.unmodifiableSet(members);
    }

    /** Another number whenever somebody has come or gone. */
    public int memberships() {
        return memberships;
    }

    void join(String user) {
        members.add(user);
        memberships++;
    }

    void leave(String user) {
        members.remove(user);
        memberships++;
    }

    public boolean has(String user) {
        return members.contains(user);
    }

    private void toldPin(ObjectNode pin) {
        toldPins.add(pin);
        String id = pin.path("id").asText();
        if (pin.path("type").asText().equals("C") && Ts.isTs(id)) {
            Board.Pin told =
                    new Board.Pin(pin.path("user").asText(), pin.path("created").asLong());
            board.pins().put(Ts.of(Ts.micros(id)), told);
        }
    }

    /** {@code id, type, created, user, owner} each, as an export brought them; those of messages may be gone by now. */
    List<ObjectNode> toldPins() {
        return toldPins;
    }

    List<String> previousNames() {
        return previousNames;
    }

    Note topic() {
        return topic;
    }

    /** Empty when there is none. */
    public String purposeText() {
        return purpose.value();
    }

    Note purpose() {
        return purpose;
    }

    long updatedMillis() {
        return updatedMillis;
    }

    /** Every message and reply, deleted ones too, ascending. */
    public List<Message> all() {
        return Collections.unmodifiableList(timeline.all());
    }

    /** What stands in the channel itself and is not gone, ascending: no plain replies. */
    public List<Message> shown() {
        return Collections.unmodifiableList(timeline.shown());
    }

    /** Replies of a message's thread that are not gone, ascending; empty when there is no thread. */
    public List<Message> replies(Message parent) {
        return timeline.replies(parent);
    }

    /** Empty when there is none or the ts is not one. */
    public Optional<Message> message(String ts) {
        return Ts.isTs(ts) ? timeline.at(Ts.micros(ts)) : Optional.empty();
    }

    /** The first message of a reply's thread. */
    public Optional<Message> parent(Message reply) {
        return timeline.at(reply.parentMicros());
    }

    /** Index of the first message of at least this moment; the size when there is none. */
    public static int firstAtLeast(List<Message> ascending, long micros) {
        return Timeline.firstAtLeast(ascending, micros);
    }

    void add(Message message) {
        timeline.add(message);
    }

    void forget() {
        timeline.forget();
    }

    void delete(Message message) {
        board.pins().remove(message.ts());
        timeline.delete(message);
    }

    /** A reply is shown in the channel as well from now on. */
    void broadcast(Message reply) {
        timeline.broadcast(reply);
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
        topic = Note.of(change, "topic");
        updatedAt(change);
    }

    void purpose(Change change) {
        purpose = Note.of(change, "purpose");
        updatedAt(change);
    }

    void convert(Change change) {
        kind = Kind.valueOf(change.data().path("kind").asText().toUpperCase(Locale.ROOT));
        updatedAt(change);
    }

    void changeId(Change change) {
        id = change.data().path("new_channel").asText();
        updatedAt(change);
    }

    void share(Change change, boolean with) {
        String team = change.data().path("with_team").asText();
        connectedTeams.remove(team);
        if (with) {
            connectedTeams.add(team);
        }
        updatedAt(change);
    }

    /** Everything up to that moment goes without a word for each; a parent with later replies leaves its tombstone. */
    void purge(long latestMicros, Consumer<Message> goes) {
        List.copyOf(timeline.until(latestMicros)).reversed().stream()
                .filter(message -> !message.isDeleted() || message.isTombstone())
                .forEach(message -> {
                    goes.accept(message);
                    delete(message);
                });
    }

    private void updatedAt(Change change) {
        updatedMillis = Ts.micros(change.eventTs()) / 1000;
    }
}
