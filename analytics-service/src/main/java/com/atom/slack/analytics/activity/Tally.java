package com.atom.slack.analytics.activity;

/**
 * Counts of one period, user, channel, or of all.
 *
 * @param key begin's index of a period, id of a user or channel; empty for the total
 * @param messages what counts
 * @param length code points in all
 * @param users distinct authors, bots too
 * @param channels distinct channels
 */
record Tally(Of of, String key, long messages, long length, long users, long channels) {

    /** What is counted together. */
    enum Of {
        PERIOD,
        USER,
        CHANNEL,
        TOTAL
    }

    /** Code points a message, to two decimals; 0 without messages. */
    double averageLength() {
        return messages == 0 ? 0 : Math.round(100.0 * length / messages) / 100.0;
    }
}
