package com.atom.slack.client.rates;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How fast Slack is called. */
@ConfigMapping(prefix = "atom.slack.rates")
public interface RatesConfig {

    /**
     * Multiplier on Slack's tiers, above 0. Less leaves room for other tools of the same app; more is for a simulator
     * only and is refused when the API is slack.com.
     */
    @WithDefault("${ATOM_SLACK_TIER_SCALE:1}")
    @Positive
    double tierScale();

    /** Calls a minute that a tier 1 method never exceeds, after scaling; absent for Slack's own limit. */
    @WithDefault("${SLACK_RATE_LIMIT_TIER1:}")
    Optional<@Positive Double> tier1();

    /** As {@link #tier1()} for tier 2. */
    @WithDefault("${SLACK_RATE_LIMIT_TIER2:}")
    Optional<@Positive Double> tier2();

    /** As {@link #tier1()} for tier 3. */
    @WithDefault("${SLACK_RATE_LIMIT_TIER3:}")
    Optional<@Positive Double> tier3();

    /** Longest wait for a permit in place; past it the caller is told when to come again and may do something else. */
    @WithDefault("PT2M")
    Duration patience();

    /** The wait after a 429 whose {@code Retry-After} is missing or unreadable. */
    @WithDefault("PT30S")
    Duration defaultRetryAfter();

    /** The longest {@code Retry-After} that is believed; one beyond it is asked again after this time. */
    @WithDefault("PT1H")
    Duration longestRetryAfter();
}
