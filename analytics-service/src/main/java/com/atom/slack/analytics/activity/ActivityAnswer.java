package com.atom.slack.analytics.activity;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The answer of endpoint 14.
 *
 * @param completeness as the archive says it; an empty object while the archive cannot be asked, which means "unknown"
 */
record ActivityAnswer(boolean ok, Instant timestamp, Analytics analytics, JsonNode completeness) {

    /** The report. */
    record Analytics(
            List<Period> activityOverTime, List<TopUser> topUsers, List<TopChannel> topChannels, Summary summary) {}

    /**
     * One period, also when nothing was written in it.
     *
     * @param period its begin on the wall clock of the zone, ISO-8601 with offset
     */
    record Period(String period, long messageCount, long uniqueUsers, long activeChannels) {}

    /**
     * @param userId {@code U…}, or {@code B…} of a bot without a user
     * @param userName absent while the archive cannot be asked or does not know
     */
    record TopUser(
            String userId, @Nullable String userName, long messageCount, long channelsUsed, double avgMessageLength) {}

    /** @param channelName absent for direct messages, and while the archive cannot be asked */
    record TopChannel(
            String channelId,
            @Nullable String channelName,
            long messageCount,
            long uniqueUsers,
            double avgMessageLength) {}

    /** What counts in the whole span; distinct users and channels are those of messages that count. */
    record Summary(long totalMessages, long totalUsers, long totalChannels) {}
}
