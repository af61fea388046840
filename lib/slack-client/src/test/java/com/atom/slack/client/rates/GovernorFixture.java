package com.atom.slack.client.rates;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.redis.client.RedisAPI;

/** A governor and its kin as tests need them. */
public final class GovernorFixture {

    private GovernorFixture() {}

    public static Governor governor(RedisAPI redis, MeterRegistry meters, Clock clock) {
        return new Governor(redis, new Limits(100, Map.of()), Duration.ofSeconds(20), meters, clock);
    }

    public static RetryAfter retryAfter(Clock clock) {
        return new RetryAfter(Duration.ofSeconds(1), Duration.ofMinutes(1), clock);
    }
}
