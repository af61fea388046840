package com.atom.slack.client.rates;

/**
 * What a bucket allows, as far as it is known.
 *
 * @param callsPerMinute above 0
 * @param rateClass UNKNOWN until an answer has shown it; {@code callsPerMinute} then is the documented tier
 */
public record Allowance(double callsPerMinute, RateClass rateClass) {}
