package com.atom.slack.gateway.stream;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The stream of changes. */
@ConfigMapping(prefix = "gateway.stream")
public interface StreamConfig {

    /**
     * Between two signs of life on a quiet connection; at each the key is looked at again, so a revoked key's stream ends that
     * much later. Proxies often close what is silent for 60 s.
     */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** Events kept for a client that reads too slowly, 1 or more; past it the client is disconnected. More costs memory for each. */
    @WithDefault("1000")
    @Min(1)
    int buffer();

    /** Connections for each credential on this replica, 1 or more. */
    @WithDefault("20")
    @Min(1)
    int connectionsPerKey();

    /** Messages asked of ingestion at once, 1 to 500. More means fewer calls under load and a longer wait for the first of them. */
    @WithDefault("100")
    @Min(1)
    @Max(500)
    int lookup();

    /**
     * How long a change waits for one that comes before it and has not arrived. Only a number that was never published is waited
     * for in vain; less risks losing a change that a slow partition delivers late.
     */
    @WithDefault("PT5S")
    Duration gapPatience();
}
