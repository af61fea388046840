package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.List;

/** Who reacted to a message with what, in the order it came; small, because a large workspace has many. */
public final class Reactions {
    static final Reactions NONE = new Reactions();

    /** One emoji and those who chose it. */
    public record Reaction(String name, List<String> users) {}

    private final List<Reaction> all = new ArrayList<>(1);

    public List<Reaction> all() {
        return all;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean has(String user, String name) {
        return all.stream()
                .anyMatch(reaction ->
                        reaction.name().equals(name) && reaction.users().contains(user));
    }

    Reactions copy() {
        Reactions copy = isEmpty() ? NONE : new Reactions();
        all.forEach(reaction -> copy.all.add(new Reaction(reaction.name(), new ArrayList<>(reaction.users()))));
        return copy;
    }

    Reactions with(String user, String name) {
        Reactions changed = this == NONE ? new Reactions() : this;
        if (!has(user, name)) {
            changed.named(name).users().add(user);
        }
        return changed;
    }

    private Reaction named(String name) {
        for (Reaction reaction : all) {
            if (reaction.name().equals(name)) {
                return reaction;
            }
        }
        Reaction fresh = new Reaction(name, new ArrayList<>(1));
        all.add(fresh);
        return fresh;
    }

    Reactions without(String user, String name) {
        all.forEach(reaction -> {
            if (reaction.name().equals(name)) {
                reaction.users().remove(user);
            }
        });
        all.removeIf(reaction -> reaction.users().isEmpty());
        return all.isEmpty() ? NONE : this;
    }
}
