package com.atom.slack.gateway.health;

import java.time.Instant;

/**
 * How one part is.
 *
 * @param latencyMs until the part answered, or until we gave up
 * @param checkedAt when it was asked
 */
record Check(Status status, long latencyMs, Instant checkedAt) {

    /** {@code UNKNOWN}: nobody could be asked. */
    enum Status {
        HEALTHY,
        UNHEALTHY,
        UNKNOWN;

        @com.fasterxml.jackson.annotation.JsonValue
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
