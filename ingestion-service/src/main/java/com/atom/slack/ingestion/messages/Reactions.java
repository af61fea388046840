package com.atom.slack.ingestion.messages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.atom.slack.ingestion.messages.MessageClaim.Reaction;
import com.atom.slack.ingestion.messages.MessageClaim.ReactionSnapshot;

/**
 * The reactions of one message: for each name and user the newest mark, and for each name the moment of the newest page that
 * listed all its users. A mark older than that moment counts for nothing, so a page overrides exactly what is older than it.
 */
final class Reactions {

    /** Who reacted with what. */
    record Key(String name, String user) {}

    /** The newest that is known; of two at the same moment the removal wins. */
    record Mark(long at, boolean added) {
        boolean before(Mark other) {
            return at != other.at ? at < other.at : added && !other.added;
        }
    }

    /** A reaction that became visible or stopped being so. */
    record Delta(Key key, boolean added) {}

    private final Map<Key, Mark> marks = new HashMap<>();
    private final Set<Key> present = new HashSet<>();
    private final Set<Key> touched = new HashSet<>();
    private final Map<String, Long> open = new HashMap<>();
    private long asOf;

    /** Puts in what the row says, before anything is joined. */
    void restore(long heldAsOf, Map<String, Long> heldOpen) {
        asOf = heldAsOf;
        open.putAll(heldOpen);
    }

    /** Puts in what a reaction's row says, before anything is joined. */
    void restore(Key key, Mark mark, boolean visible) {
        marks.put(key, mark);
        if (visible) {
            present.add(key);
        }
    }

    List<Delta> join(Reaction reaction) {
        Key key = new Key(reaction.name(), reaction.user());
        mark(key, new Mark(reaction.at(), reaction.added()));
        List<Delta> deltas = new ArrayList<>();
        settle(key, deltas);
        return deltas;
    }

    List<Delta> join(ReactionSnapshot page) {
        for (String name : page.open()) {
            // the first time it is open: every page until now listed all its users
            open.putIfAbsent(name, asOf);
        }
        open.replaceAll((name, at) -> page.open().contains(name) ? at : Math.max(at, page.asOf()));
        asOf = Math.max(asOf, page.asOf());
        page.users()
                .forEach((name, users) ->
                        users.forEach(user -> mark(new Key(name, user), new Mark(page.asOf(), true))));
        List<Delta> deltas = new ArrayList<>();
        List.copyOf(marks.keySet()).forEach(key -> settle(key, deltas));
        return deltas;
    }

    private void mark(Key key, Mark mark) {
        Mark held = marks.get(key);
        if (held == null || held.before(mark)) {
            marks.put(key, mark);
            touched.add(key);
        }
    }

    private void settle(Key key, List<Delta> deltas) {
        Mark mark = marks.get(key);
        boolean visible = mark.added() && mark.at() >= open.getOrDefault(key.name(), asOf);
        if (visible ? present.add(key) : present.remove(key)) {
            touched.add(key);
            deltas.add(new Delta(key, visible));
        }
    }

    int count() {
        return present.size();
    }

    long asOf() {
        return asOf;
    }

    Map<String, Long> open() {
        return open;
    }

    /** What must be written. */
    Set<Key> touched() {
        return touched;
    }

    Mark mark(Key key) {
        return marks.get(key);
    }

    /** Those that hold, the oldest first. */
    List<Key> present() {
        return present.stream()
                .sorted(Comparator.comparingLong((Key key) -> marks.get(key).at())
                        .thenComparing(Key::name)
                        .thenComparing(Key::user))
                .toList();
    }

    boolean visible(Key key) {
        return present.contains(key);
    }
}
