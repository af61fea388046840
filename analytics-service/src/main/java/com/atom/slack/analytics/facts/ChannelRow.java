package com.atom.slack.analytics.facts;

import java.util.Optional;

import com.atom.slack.contracts.changes.ArchiveChange;

/**
 * A channel as one change names it; of two the one published later holds.
 *
 * @param key the archive's
 * @param id Slack's current id
 * @param hidden whether only callers with all channels may see it
 * @param seq of the change
 */
record ChannelRow(long key, String id, boolean hidden, long seq) {

    /** Empty for changes of users. */
    static Optional<ChannelRow> of(ArchiveChange change) {
        return change.channel() == null
                ? Optional.empty()
                : Optional.of(
                        new ChannelRow(change.channelKey(), change.channel(), change.channelPrivate(), change.seq()));
    }

    ChannelRow newer(ChannelRow other) {
        return other.seq >= seq ? other : this;
    }
}
