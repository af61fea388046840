package com.atom.slack.ingestion.backfill;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.wire.SlackTs;

/**
 * How far the reading of one channel is.
 *
 * @param channelKey absent when the archive does not know the channel
 * @param state of the history task
 * @param reason why it stopped or failed last; absent when all is well
 * @param needed the scopes that are missing; absent for other reasons
 * @param begins first ts of the window or of the channel; absent when nobody knows
 * @param latest last ts of the window
 * @param reached absent before the first page
 * @param pages of the history
 * @param messages read, replies too, as pages carried them
 * @param threads known to need reading
 * @param threadsRead read to their end
 * @param repliesToCome that Slack counts in threads that are not read
 * @param readAt the last answer; absent before it
 */
record ChannelReading(
        @Nullable Long channelKey,
        String channel,
        String state,
        @Nullable String reason,
        @Nullable String needed,
        @Nullable String begins,
        @Nullable String latest,
        @Nullable String reached,
        int pages,
        long messages,
        long threads,
        long threadsRead,
        long repliesToCome,
        @Nullable Instant readAt) {

    boolean open() {
        return state.equals("open");
    }

    boolean stopped() {
        return state.equals("stopped");
    }

    boolean whole() {
        return state.equals("done") && threads == threadsRead;
    }

    /** The share of the history's time that is read, 0 to 1; 0 while nobody knows where it begins. */
    double share() {
        if (!open()) {
            return 1;
        }
        if (reached == null || latest == null || begins == null) {
            return 0;
        }
        double whole = SlackTs.micros(latest) - SlackTs.micros(begins);
        double read = SlackTs.micros(latest) - SlackTs.micros(reached);
        return whole <= 0 ? 1 : Math.clamp(read / whole, 0, 1);
    }

    /** Pages of history to come, at least 1 while it is open. */
    long pagesToCome() {
        if (!open()) {
            return 0;
        }
        double share = share();
        return Math.max(1, share == 0 ? 1 : (long) Math.ceil(pages * (1 - share) / share));
    }

    /** 0 to 100; a thread weighs as much as a page. */
    int percent() {
        if (stopped()) {
            return 0;
        }
        double done = pages + threadsRead;
        double toCome = pagesToCome() + (threads - threadsRead);
        return whole() ? 100 : (int) Math.min(99, Math.floor(100 * done / Math.max(1, done + toCome)));
    }
}
