package com.atom.slack.auth.rotation;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Refreshing tokens that expire. */
@ConfigMapping(prefix = "rotation")
interface RotationConfig {

    /** How often the schedule looks, 1 to 30 seconds: twice a minute at least, for a lost answer is asked for again within one. */
    @WithDefault("10s")
    @DurationMin(seconds = 1)
    @DurationMax(seconds = 30)
    Duration every();

    /**
     * How long before its end a token is refreshed, 5 minutes to 6 hours; at most half of the token's life. Earlier leaves more
     * time for an outage of Slack's to pass, and costs more refreshes: two a day with Slack's twelve hours and the default.
     */
    @WithDefault("PT2H")
    @DurationMin(minutes = 5)
    @DurationMax(hours = 6)
    Duration ahead();

    /** The longest pause after a call that Slack did not act upon, 10 seconds to 30 minutes; the first is a second and it doubles. */
    @WithDefault("PT5M")
    @DurationMin(seconds = 10)
    @DurationMax(minutes = 30)
    Duration longestPause();
}
