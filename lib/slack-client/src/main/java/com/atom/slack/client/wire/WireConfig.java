package com.atom.slack.client.wire;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How Slack's Web API is reached. */
@ConfigMapping(prefix = "atom.slack.wire")
public interface WireConfig {

    /** Where the methods live, without a slash at the end. Anything but slack.com is a simulator. */
    @WithDefault("${SLACK_API_BASE_URL:https://slack.com/api}")
    String apiBaseUrl();

    /** Longest time for one exchange, answer included. Shorter gives up on large pages, longer holds a task's lease. */
    @WithDefault("${SLACK_TIMEOUT:30}")
    Duration timeout();

    /** Largest answer that is read, after decompression; a larger one is refused while it arrives. */
    @WithDefault("32M")
    MemorySize largestAnswer();

    /** Connections to Slack at once, 1 to 256; more calls than that wait. */
    @WithDefault("${SLACK_MAX_CONCURRENT_REQUESTS:5}")
    @Min(1)
    @Max(256)
    int maxConcurrentRequests();

    /** Further attempts after a failed one, 0 to 10; calls that wait for Slack's limits do not count. */
    @WithDefault("${SLACK_MAX_RETRIES:3}")
    @Min(0)
    @Max(10)
    int maxRetries();

    /** Seconds before the second attempt, doubled for each further one, with jitter. */
    @WithDefault("${SLACK_RETRY_DELAY:1}")
    @Positive
    double firstBackoffSeconds();

    /** Longest pause between two attempts, in seconds. */
    @WithDefault("${SLACK_MAX_BACKOFF:60}")
    @Positive
    double longestBackoffSeconds();
}
