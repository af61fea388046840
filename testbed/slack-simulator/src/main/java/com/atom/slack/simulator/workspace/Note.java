package com.atom.slack.simulator.workspace;

/** Topic or purpose of a channel; {@code lastSet} in epoch seconds. */
record Note(String value, String creator, long lastSet) {
    static final Note NONE = new Note("", "", 0);

    static Note of(Change change, String field) {
        return new Note(change.data().path(field).asText(), change.actor(), Ts.seconds(change.eventTs()));
    }
}
