package com.atom.slack.auth.leases;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Lending tokens. */
@ConfigMapping(prefix = "leases")
interface LeaseConfig {

    /**
     * How long a borrower may keep a token, 1 to 15 minutes. Longer means fewer audited leases, and a disconnected
     * workspace whose token is used for longer.
     */
    @WithDefault("PT5M")
    @DurationMin(minutes = 1)
    @DurationMax(minutes = 15)
    Duration length();
}
