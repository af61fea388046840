package com.atom.slack.ingestion.channels;

import org.jspecify.annotations.Nullable;

/**
 * A channel of any kind as the archive knows it.
 *
 * @param key our own, for ever
 * @param id Slack's current id
 * @param name absent for direct messages and for channels of which only the id is known
 * @param kind what it is
 * @param isArchived whether Slack says so
 * @param member whether the token is a member
 * @param topic absent when there is none
 * @param purpose absent when there is none
 * @param described whether Slack has told more of it than its id
 */
public record Channel(
        long key,
        String id,
        @Nullable String name,
        ChannelKind kind,
        boolean isArchived,
        boolean member,
        @Nullable String topic,
        @Nullable String purpose,
        boolean described) {

    /** Whether only its members and callers with all channels may see it; true while only the id is known. */
    public boolean isPrivate() {
        return kind != ChannelKind.PUBLIC_CHANNEL;
    }

    /** Whether the token may read its history: it is a member, or it is the token's own conversation. */
    public boolean readable() {
        return member || kind == ChannelKind.IM || kind == ChannelKind.MPIM;
    }
}
