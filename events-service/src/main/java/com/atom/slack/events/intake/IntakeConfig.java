package com.atom.slack.events.intake;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one replica of the door takes at once. */
@ConfigMapping(prefix = "events.intake")
public interface IntakeConfig {

    /** Largest body in bytes. Slack's events are far smaller; more lets one request hold more memory. */
    @WithDefault("1048576")
    @Min(1024)
    @Max(1048576)
    int largestBodyBytes();

    /** A body must be whole after this time. Less hurts slow networks, more lets slow senders hold connections. */
    @WithDefault("PT10S")
    Duration bodyDeadline();

    /**
     * Events waiting for the broker; more of them are refused with 503 at once, so that memory and answers stay
     * bounded.
     */
    @WithDefault("2000")
    @Min(1)
    @Max(100_000)
    int mostWaiting();

    /** Bytes of the events waiting; at most three quarters of the producer's 32 MiB buffer, so that it never blocks. */
    @WithDefault("25165824")
    @Min(1048576)
    @Max(25165824)
    long mostWaitingBytes();
}
