package com.atom.slack.contracts.changes;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One change of the archive on {@code slack.changes.v1}, keyed by {@code team/channelKey} so that a channel stays in order.
 * Delivered at least once; {@code version} decides between two changes of the same message, whatever their order.
 *
 * @param team {@code T…}
 * @param channelKey the archive's own key of the channel, which outlives Slack's ids; 0 for changes of users
 * @param channel Slack's current id; absent for changes of users
 * @param channelPrivate whether only callers with all channels, or members, may see it
 * @param ts Slack's string of the message; absent for changes of channels and users
 * @param user {@code U…} whose record changed, or who reacted; absent otherwise
 * @param reaction name without colons; absent unless a reaction changed
 * @param kind what happened
 * @param version of the message's row, rising with every change of it; 0 for channels and users
 * @param origin which way the observation came
 * @param at when the archive took it in
 * @param before the facts as they were; absent when the message was not held or was deleted
 * @param after the facts as they are; absent when the message is deleted, and for channels and users
 * @param seq rises by one for each change of the team in the order of publication; 0 until it is published
 */
public record ArchiveChange(
        String team,
        long channelKey,
        @Nullable String channel,
        boolean channelPrivate,
        @Nullable String ts,
        @Nullable String user,
        @Nullable String reaction,
        ChangeKind kind,
        long version,
        Origin origin,
        Instant at,
        @Nullable MessageFacts before,
        @Nullable MessageFacts after,
        long seq) {

    /** The Kafka key: one channel, one order. */
    public String partitionKey() {
        return team + "/" + channelKey;
    }
}
