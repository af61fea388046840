package com.atom.slack.client.rates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;

/**
 * The budgets of all replicas, in Redis: a generic cell rate per bucket, on Redis' own clock, with the end of the last
 * {@code Retry-After} beside it. Commands up to Redis 6.2 only; every script touches the keys of one app and workspace.
 */
final class SharedBuckets {

    /** How long a learned class is believed without being seen again. */
    private static final Duration CLASS_KEPT = Duration.ofHours(24);

    private static final String ACQUIRE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local interval, burst, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            if ARGV[4] ~= '' and redis.call('GET', KEYS[2]) == 'LIMITED' then
                interval, burst = tonumber(ARGV[4]), 1
            end
            local held = redis.call('HMGET', KEYS[1], 'next', 'blocked')
            local blocked = tonumber(held[2]) or 0
            if blocked > now then
                return {0, blocked - now}
            end
            local slack = (burst - 1) * interval
            local next = math.max(tonumber(held[1]) or 0, now)
            local granted = 0
            while granted < wanted and next - slack <= now do
                next = next + interval
                granted = granted + 1
            end
            if granted > 0 then
                redis.call('HSET', KEYS[1], 'next', string.format('%.0f', next))
                redis.call('PEXPIRE', KEYS[1], math.ceil((next - now) / 1000) + 60000)
            end
            return {granted, granted < wanted and math.max(1, next - slack - now) or 0}
            """;

    private static final String BLOCK = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local held = redis.call('HMGET', KEYS[1], 'next', 'blocked')
            local blocked = math.max(tonumber(held[2]) or 0, now + tonumber(ARGV[1]))
            local next = math.max(tonumber(held[1]) or 0, blocked + tonumber(ARGV[2]))
            redis.call('HSET', KEYS[1], 'next', string.format('%.0f', next), 'blocked', string.format('%.0f', blocked))
            redis.call('PEXPIRE', KEYS[1], math.ceil((next - now) / 1000) + 60000)
            return 1
            """;

    private final RedisAPI redis;
    private final Limits limits;

    SharedBuckets(RedisAPI redis, Limits limits) {
        this.redis = redis;
        this.limits = limits;
    }

    /** Fails when Redis is away. */
    Uni<Grant> acquire(Bucket bucket, int wanted) {
        SlackMethod method = bucket.method();
        Pace pace = Pace.within(limits.perMinute(bucket));
        String limitedInterval = method.mayBeLimited()
                ? Long.toString(Pace.within(limits.limitedPerMinute(method)).intervalMicros())
                : "";
        return redis.eval(List.of(
                        ACQUIRE,
                        "2",
                        bucket.permitsKey(),
                        bucket.classKey(),
                        Long.toString(pace.intervalMicros()),
                        Integer.toString(pace.burst()),
                        Integer.toString(wanted),
                        limitedInterval))
                .map(SharedBuckets::grant);
    }

    private static Grant grant(Response response) {
        return new Grant(
                response.get(0).toInteger(), Duration.ofNanos(response.get(1).toLong() * 1000));
    }

    /** No permit, on any replica, before the wait is over, and no burst after it. Fails when Redis is away. */
    Uni<Void> block(Bucket bucket, Duration wait) {
        Pace pace = Pace.within(limits.perMinute(bucket));
        return redis.eval(List.of(
                        BLOCK,
                        "1",
                        bucket.permitsKey(),
                        Long.toString(wait.toNanos() / 1000),
                        Long.toString((pace.burst() - 1) * pace.intervalMicros())))
                .replaceWithVoid();
    }

    Uni<RateClass> rateClass(Bucket bucket) {
        return redis.get(bucket.classKey())
                .map(held -> held == null ? RateClass.UNKNOWN : RateClass.valueOf(held.toString()));
    }

    /** Everything that is known of a workspace, whatever the app. Answers how many keys. */
    Uni<Integer> forget(String team) {
        return forget("atom:slack:*{*/" + team + "}*", "0", 0);
    }

    private Uni<Integer> forget(String pattern, String cursor, int before) {
        return redis.scan(List.of(cursor, "MATCH", pattern, "COUNT", "1000"))
                .chain(page -> delete(keys(page.get(1)))
                        .map(deleted -> before + deleted)
                        .chain(so -> {
                            String next = page.get(0).toString();
                            return next.equals("0") ? Uni.createFrom().item(so) : forget(pattern, next, so);
                        }));
    }

    private static List<String> keys(Response found) {
        List<String> keys = new ArrayList<>();
        found.forEach(key -> keys.add(key.toString()));
        return keys;
    }

    /** One by one, because the keys of a cluster lie on several nodes. */
    private Uni<Integer> delete(List<String> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUniAndConcatenate(key -> redis.del(List.of(key)).map(Response::toInteger))
                .collect()
                .with(Collectors.summingInt(deleted -> deleted));
    }

    Uni<Void> learn(Bucket bucket, RateClass seen) {
        return redis.setex(bucket.classKey(), Long.toString(CLASS_KEPT.toSeconds()), seen.name())
                .replaceWithVoid();
    }
}
