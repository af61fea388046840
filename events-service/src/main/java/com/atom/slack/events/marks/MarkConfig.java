package com.atom.slack.events.marks;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long acknowledged events are remembered, and how long we wait to be told. */
@ConfigMapping(prefix = "events.marks")
public interface MarkConfig {

    /**
     * Slack's last ordinary retry comes after six minutes; with its "Delayed Events" a day later. Longer catches those
     * at the edge instead of in the archive's fold, for about 100 bytes of Redis an event.
     */
    @WithDefault("PT1H")
    Duration remembered();

    /** Silence of Redis after which the event is published without asking. More makes a sick Redis slow us down. */
    @WithDefault("PT0.020S")
    Duration patience();
}
