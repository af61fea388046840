package com.atom.slack.gateway.health;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How one part is.
 *
 * @param latencyMs until the part answered, or until we gave up
 * @param checkedAt when it was asked
 */
record Check(Status status, long latencyMs, Instant checkedAt) {

    /** {@code UNKNOWN}: nobody could be asked. */
    enum Status {
        @JsonProperty("healthy")
        HEALTHY,
        @JsonProperty("unhealthy")
        UNHEALTHY,
        @JsonProperty("unknown")
        UNKNOWN
    }
}
