package com.atom.slack.contracts.api;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 14: activity over time, by user and by channel.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param channelIds only these; absent for all
 * @param userIds only these; absent for all
 * @param dateRange the last 30 days by default
 * @param aggregation hourly, daily (default), weekly or monthly
 * @param timeZone IANA name; UTC by default
 */
public record ActivityRequest(
        @Nullable String workspaceId,
        @Nullable @Size(max = 500) List<String> channelIds,
        @Nullable @Size(max = 500) List<String> userIds,
        @Nullable @Valid DateRange dateRange,

        @Nullable @Pattern(regexp = "hourly|daily|weekly|monthly")
        String aggregation,

        @Nullable String timeZone)
        implements WorkspaceRequest {
    public ActivityRequest {
        aggregation = aggregation == null ? "daily" : aggregation;
        timeZone = timeZone == null ? "UTC" : timeZone;
    }
}
