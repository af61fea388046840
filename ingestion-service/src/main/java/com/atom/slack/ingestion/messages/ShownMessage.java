package com.atom.slack.ingestion.messages;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A visible message with its channel, as it is read for an answer.
 *
 * @param raw the whole object as Slack sent it, as JSON
 */
record ShownMessage(
        long channelKey,
        String ts,
        String channel,
        @Nullable String channelName,
        String raw,
        @Nullable String user,
        @Nullable String text,
        @Nullable String repliesTo,
        boolean threadParent,
        int reactions,
        String[] files) {

    /** The columns to select; the message is {@code m}, its channel {@code c}. */
    static final String COLUMNS =
            "m.channel_key, m.ts, c.id as channel, c.name as channel_name, m.raw::text as raw, m.user_id,"
                    + " m.text, m.thread_ts, m.thread_parent, m.reactions, m.file_ids";

    /** Tables and what makes a message visible at all. */
    static final String VISIBLE = " from message m join channel c on c.team = m.team and c.key = m.channel_key"
            + " where m.team = $1 and not m.deleted and m.content_rank is not null";

    static ShownMessage of(Row row) {
        String[] files = row.getArrayOfStrings("file_ids");
        return new ShownMessage(
                row.getLong("channel_key"),
                row.getString("ts"),
                row.getString("channel"),
                row.getString("channel_name"),
                row.getString("raw"),
                row.getString("user_id"),
                row.getString("text"),
                row.getString("thread_ts"),
                row.getBoolean("thread_parent"),
                row.getInteger("reactions"),
                files == null ? new String[0] : files);
    }
}
