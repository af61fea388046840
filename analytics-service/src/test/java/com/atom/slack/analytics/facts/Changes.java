package com.atom.slack.analytics.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.MessageFacts;
import com.atom.slack.contracts.changes.Origin;

/** Changes as ingestion publishes them. */
public final class Changes {

    private static final String[] SUBTYPES = {
        null,
        null,
        null,
        null,
        "bot_message",
        "thread_broadcast",
        "me_message",
        "file_share",
        "channel_join",
        "channel_topic",
        "pinned_item",
        "group_leave"
    };

    private Changes() {}

    public static MessageFacts by(String author, int length) {
        return new MessageFacts(author, null, null, null, length, 0, 0, 0);
    }

    public static ArchiveChange held(String team, long channel, String ts, long version, MessageFacts facts) {
        return change(team, channel, ts, version, ChangeKind.MESSAGE_ADDED, facts);
    }

    public static ArchiveChange deleted(String team, long channel, String ts, long version) {
        return change(team, channel, ts, version, ChangeKind.MESSAGE_DELETED, null);
    }

    /** Channels with an odd key are private. */
    static ArchiveChange change(
            String team, long channel, String ts, long version, ChangeKind kind, MessageFacts facts) {
        return new ArchiveChange(
                team,
                channel,
                "C" + channel,
                channel % 2 == 1,
                ts,
                null,
                null,
                kind,
                version,
                Origin.LIVE,
                Instant.EPOCH,
                null,
                facts,
                0);
    }

    /** Everything that happened to some messages, in order; deletions, sightings after them and edits included. */
    static List<ArchiveChange> history(String team, Random random, int messages, Instant from, int spanSeconds) {
        List<ArchiveChange> changes = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            long channel = 1 + random.nextInt(6);
            String ts = "%d.%06d".formatted(from.getEpochSecond() + random.nextInt(spanSeconds), i);
            int length = random.nextInt(200);
            MessageFacts first = facts(random, length);
            changes.add(held(team, channel, ts, 1, first));
            for (long version = 2; version <= 1 + random.nextInt(5); version++) {
                changes.add(
                        random.nextInt(4) == 0
                                ? deleted(team, channel, ts, version)
                                : change(
                                        team,
                                        channel,
                                        ts,
                                        version,
                                        ChangeKind.MESSAGE_CHANGED,
                                        facts(random, random.nextInt(200))));
            }
        }
        return changes;
    }

    /** The same changes, some of them twice, in any order. */
    static List<ArchiveChange> shuffled(List<ArchiveChange> changes, Random random) {
        List<ArchiveChange> shuffled = new ArrayList<>(changes);
        for (ArchiveChange change : changes) {
            if (random.nextInt(3) == 0) {
                shuffled.add(change);
            }
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static MessageFacts facts(Random random, int length) {
        String subtype = SUBTYPES[random.nextInt(SUBTYPES.length)];
        int who = random.nextInt(8);
        return new MessageFacts(
                who < 6 ? "U" + who : null, who == 6 ? "B1" : null, subtype, null, length, 0, 0, random.nextInt(3));
    }
}
