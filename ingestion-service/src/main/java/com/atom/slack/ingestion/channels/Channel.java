package com.atom.slack.ingestion.channels;

import org.jspecify.annotations.Nullable;

/**
 * A channel of any kind as the archive knows it.
 *
 * @param key our own, for ever
 * @param id Slack's current id
 * @param name absent for direct messages and for channels of which only the id is known
 * @param isPrivate whether only its members and callers with all channels may see it; true while only the id is known
 * @param isArchived whether Slack says so
 * @param readable whether the token may read its history
 * @param described whether Slack has told more of it than its id
 */
public record Channel(
        long key,
        String id,
        @Nullable String name,
        boolean isPrivate,
        boolean isArchived,
        boolean readable,
        boolean described) {}
