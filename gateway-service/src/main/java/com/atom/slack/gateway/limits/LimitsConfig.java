package com.atom.slack.gateway.limits;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Requests a minute for each credential (each address for those without one). More lets one client take more from the others. */
@ConfigMapping(prefix = "gateway.limits")
public interface LimitsConfig {

    /** Reads, the stream's connections and what is open to everybody, 1 or more. */
    @WithDefault("1200")
    @Min(1)
    int reads();

    /** Search and analytics, 1 or more. */
    @WithDefault("60")
    @Min(1)
    int searches();

    /** Whatever changes something, 1 or more. */
    @WithDefault("60")
    @Min(1)
    int writes();

    /** Attempts to sign in, 1 or more. More makes guessing faster. */
    @WithDefault("10")
    @Min(1)
    int signIns();

    /** Longest wait for Redis before this replica counts on its own. */
    @WithDefault("PT0.1S")
    Duration patience();

    /** How long this replica counts on its own once Redis was silent. */
    @WithDefault("PT1S")
    Duration sulk();

    /** The limit of a class. */
    default int of(CostClass cost) {
        return switch (cost) {
            case READS -> reads();
            case SEARCHES -> searches();
            case WRITES -> writes();
            case SIGN_INS -> signIns();
        };
    }
}
