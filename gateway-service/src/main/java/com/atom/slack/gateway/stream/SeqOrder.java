package com.atom.slack.gateway.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.changes.ArchiveChange;

/**
 * Brings the changes of each team back into the order of their {@code seq}: they come over several partitions, each of which is
 * in order by itself. What is not next waits until the gap before it closes, or until patience ends. Duplicates are dropped.
 * Not for use by several threads at once.
 */
final class SeqOrder {

    /** How long the very first changes of a team wait: nothing says that any is missing, so not for long. */
    private static final Duration OPENING = Duration.ofMillis(500);

    private final Duration patience;
    private final Clock clock;
    private final Map<String, TeamOrder> teams = new HashMap<>();

    SeqOrder(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /** Takes changes in and answers those whose turn has come, of one team always in order; may be called with none. */
    List<ArchiveChange> take(List<ArchiveChange> arrived) {
        Instant now = clock.instant();
        arrived.forEach(change ->
                teams.computeIfAbsent(change.team(), unseen -> new TeamOrder()).hold(change, now));
        List<ArchiveChange> released = new ArrayList<>();
        teams.values().forEach(team -> team.release(released, now.minus(team.last == null ? OPENING : patience)));
        return released;
    }

    private record Held(ArchiveChange change, Instant since) {}

    private static final class TeamOrder {

        private final TreeMap<Long, Held> held = new TreeMap<>();

        /** Absent until the first change of the team has been released: nobody can say what should come first. */
        private @Nullable Long last;

        void hold(ArchiveChange change, Instant now) {
            if (last == null || change.seq() > last) {
                held.putIfAbsent(change.seq(), new Held(change, now));
            }
        }

        void release(List<ArchiveChange> released, Instant overdue) {
            while (!held.isEmpty() && (isNext(held.firstKey()) || isOverdue(overdue))) {
                Map.Entry<Long, Held> first = held.pollFirstEntry();
                last = first.getKey();
                released.add(first.getValue().change());
            }
        }

        private boolean isNext(long seq) {
            return last != null && seq == last + 1;
        }

        /** Whether anything that waits, behind the gap or further back, has waited long enough. */
        private boolean isOverdue(Instant overdue) {
            return held.values().stream().anyMatch(waiting -> !waiting.since().isAfter(overdue));
        }
    }
}
