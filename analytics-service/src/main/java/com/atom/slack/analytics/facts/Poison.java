package com.atom.slack.analytics.facts;

import io.vertx.pgclient.PgException;

/** Rule 10 of the design: a record that fails by itself, as opposed to a world that is broken for all of them. */
final class Poison {

    private Poison() {}

    /** Unreadable, or refused by the database for what it says: SQL classes 22 (data) and 23 (integrity). */
    static boolean is(Throwable failure) {
        return switch (failure) {
            case UnreadableChange unreadable -> true;
            case PgException refused -> {
                String state = refused.getSqlState();
                yield state != null && (state.startsWith("22") || state.startsWith("23"));
            }
            default -> false;
        };
    }
}
