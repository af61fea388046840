package com.atom.slack.analytics.facts;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.MessageFacts;

/**
 * One message as the numbers know it; of two facts of the same message the higher version holds.
 *
 * @param at the moment of ts
 * @param author who it counts for; empty for nobody
 * @param subtype Slack's; absent for ordinary messages
 * @param threadTs absent outside threads
 * @param counted by rule 12
 */
record Fact(
        long channelKey,
        String ts,
        long version,
        Instant at,
        String author,
        boolean bot,
        @Nullable String subtype,
        @Nullable String threadTs,
        int length,
        int mentions,
        int files,
        int reactions,
        boolean deleted,
        boolean counted) {

    private static final MessageFacts NOTHING = new MessageFacts(null, null, null, null, 0, 0, 0, 0);

    /**
     * The fact that a change carries; empty for changes of channels and users.
     *
     * @throws UnreadableChange when it speaks of a message without saying which
     */
    static Optional<Fact> of(ArchiveChange change) {
        boolean deleted = change.after() == null;
        if (change.ts() == null || (deleted && change.kind() != ChangeKind.MESSAGE_DELETED)) {
            return Optional.empty();
        }
        MessageFacts facts = deleted ? NOTHING : change.after();
        return Optional.of(new Fact(
                change.channelKey(),
                change.ts(),
                change.version(),
                MessageTime.of(change.ts()),
                Counting.author(facts),
                facts.bot() != null,
                facts.subtype(),
                facts.threadTs(),
                facts.length(),
                facts.mentions(),
                facts.files(),
                facts.reactions(),
                deleted,
                Counting.counts(change.after())));
    }

    /** What makes two facts be about the same message. */
    Identity identity() {
        return new Identity(channelKey, ts);
    }

    Fact newer(Fact other) {
        return other.version > version ? other : this;
    }

    /** A message within its workspace. */
    record Identity(long channelKey, String ts) {}
}
