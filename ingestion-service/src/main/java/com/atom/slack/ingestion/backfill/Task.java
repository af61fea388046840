package com.atom.slack.ingestion.backfill;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A task on lease to this process, as it was when the lease began or as the last page left it.
 *
 * @param channelKey absent for tasks about the whole workspace, and so is {@code channel}
 * @param threadTs of the parent; absent but for replies
 * @param oldest beginning of the window, inclusive; absent for the channel's beginning
 * @param latest end of the window, inclusive; absent but for history
 * @param reached the last ts that was read; absent before the first page
 * @param cursor Slack's hint where the next page begins; absent when there is none
 * @param attempts failed ones in a row
 * @param fence the number of this lease; a page is only written while it is the newest
 * @param selection what of it is wanted
 */
record Task(
        long id,
        UUID run,
        String team,
        TaskKind kind,
        @Nullable Long channelKey,
        @Nullable String channel,
        @Nullable String threadTs,
        @Nullable String oldest,
        @Nullable String latest,
        @Nullable String reached,
        @Nullable String cursor,
        int attempts,
        long fence,
        Selection selection) {

    Task at(@Nullable String newReached, @Nullable String newCursor) {
        return new Task(
                id,
                run,
                team,
                kind,
                channelKey,
                channel,
                threadTs,
                oldest,
                latest,
                newReached,
                newCursor,
                attempts,
                fence,
                selection);
    }
}
