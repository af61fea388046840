package com.atom.slack.client.rates;

import java.time.Duration;

/**
 * What a bucket gave.
 *
 * @param permits calls that may go now, 0 to the number asked for
 * @param pause until the next permit is worth asking for; zero when all were given
 */
record Grant(int permits, Duration pause) {}
