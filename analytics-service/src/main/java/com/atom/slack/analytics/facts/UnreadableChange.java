package com.atom.slack.analytics.facts;

/**
 * A change that nobody could apply, whatever the state of the database. The message never repeats the record's content.
 */
final class UnreadableChange extends RuntimeException {

    UnreadableChange(String reason) {
        super(reason, null, false, false);
    }
}
