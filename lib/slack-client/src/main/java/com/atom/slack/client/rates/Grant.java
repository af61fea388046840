package com.atom.slack.client.rates;

import java.time.Duration;

/**
 * What a bucket gave.
 *
 * @param permits calls that may go now, 0 to the number asked for
 * @param pause until the next permit is worth asking for, in whole milliseconds, rounded up: no timer takes less; zero when
 *     all were given
 */
record Grant(int permits, Duration pause) {

    Grant {
        pause = Duration.ofMillis(pause.plusNanos(999_999).toMillis());
    }
}
