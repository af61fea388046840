package com.atom.slack.simulator.acts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.delivery.Deliveries;
import com.atom.slack.simulator.delivery.Happenings;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.World;

/**
 * The one way anything happens after the start: applied, its events and itself on disk, then sent. One thread does all
 * of it, so nobody sees a change that is not in the journal.
 */
public final class Acts {
    private final World world;
    private final Journal journal;
    private final Happenings happenings;
    private final Deliveries deliveries;
    private Consumer<Change> follower = nobody -> {};

    public Acts(World world, Journal journal, Deliveries deliveries) {
        this.world = world;
        this.journal = journal;
        this.happenings = new Happenings(world);
        this.deliveries = deliveries;
    }

    /** @param other told of every change after it has happened; it has to leave further changes for later */
    public void followedBy(Consumer<Change> other) {
        follower = other;
    }

    /** What came of it: the number in the journal and the events that tell of it. */
    public record Done(Change change, long seq, List<String> eventIds) {}

    /** @param change checked; see {@link Play} */
    public Done happen(Change change) {
        ObjectNode before = happenings.before(change);
        world.apply(change);
        Deliveries.Kept kept = deliveries.keep(change, journal.seq() + 1, happenings, before);
        ObjectNode line = Json.object();
        change.writeTo(line);
        line.set("event_ids", Json.array(kept.eventIds()));
        line.put("hash", hash(world, change));
        long seq = journal.append("change", line);
        deliveries.send(kept);
        follower.accept(change);
        return new Done(change, seq, kept.eventIds());
    }

    /** SHA-256 of the text of the message meant, after the change; of nothing when there is none or it is gone. */
    static String hash(World world, Change change) {
        String text = world.team(change.team())
                .flatMap(team -> team.channel(change.channel()))
                .flatMap(channel -> channel.message(change.ts()))
                .filter(message -> !message.isDeleted())
                .map(Message::text)
                .orElse("");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
