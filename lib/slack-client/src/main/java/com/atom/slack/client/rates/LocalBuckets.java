package com.atom.slack.client.rates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The budget of this replica alone, for the time in which Redis is away: half of the limit and no burst, because other replicas
 * may be calling too.
 */
final class LocalBuckets {

    private static final double SHARE = 0.5;

    /** Past this many, those that are full again are forgotten: channels come without end. */
    private static final int MANY = 10_000;

    private final Limits limits;
    private final Clock clock;
    private final Map<Bucket, Instant> next = new ConcurrentHashMap<>();

    LocalBuckets(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** At most one permit at a time. */
    Grant acquire(Bucket bucket, RateClass rateClass) {
        Instant now = clock.instant();
        Duration interval = Pace.within(SHARE * perMinute(bucket, rateClass)).interval();
        if (next.size() > MANY) {
            next.values().removeIf(due -> !due.isAfter(now));
        }
        Grant[] grant = new Grant[1];
        next.compute(bucket, (key, due) -> {
            if (due == null || !due.isAfter(now)) {
                grant[0] = new Grant(1, Duration.ZERO);
                return now.plus(interval);
            }
            grant[0] = new Grant(0, Duration.between(now, due));
            return due;
        });
        return grant[0];
    }

    /** Nothing before the wait is over. */
    void block(Bucket bucket, Duration wait) {
        Instant until = clock.instant().plus(wait);
        next.merge(bucket, until, (held, fresh) -> held.isAfter(fresh) ? held : fresh);
    }

    private double perMinute(Bucket bucket, RateClass rateClass) {
        return bucket.method().mayBeLimited() && rateClass == RateClass.LIMITED
                ? limits.limitedPerMinute(bucket.method())
                : limits.perMinute(bucket);
    }
}
