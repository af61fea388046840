package com.atom.slack.gateway.limits;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;

/**
 * Counts requests by minute in Redis, so that all replicas together keep the limit. While Redis is silent each replica counts
 * on its own: better a limit that is too generous than no answers.
 */
@ApplicationScoped
public class Limits {

    private static final long MINUTE_MILLIS = 60_000;
    private static final int KEPT_SECONDS = 120;
    private static final int MOST_LOCAL_COUNTERS = 100_000;

    private final Redis redis;
    private final LimitsConfig config;
    private final Clock clock;
    private final Cache<String, AtomicLong> local =
            Caffeine.newBuilder().maximumSize(MOST_LOCAL_COUNTERS).build();
    private volatile long localUntil;

    Limits(Redis redis, LimitsConfig config, Clock clock) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
    }

    /** Counts one request of the subject. Never fails. */
    public Uni<Standing> count(String subject, CostClass cost) {
        long now = clock.millis();
        long minute = now / MINUTE_MILLIS;
        String counter = "gateway:limit:" + subject + ":" + cost.name().toLowerCase(Locale.ROOT) + ":" + minute;
        return used(counter, now).map(used -> standing(config.of(cost), used, now, minute));
    }

    private Uni<Long> used(String counter, long now) {
        if (now < localUntil) {
            return Uni.createFrom().item(countLocally(counter));
        }
        return redis.batch(List.of(
                        Request.cmd(Command.INCR).arg(counter),
                        Request.cmd(Command.EXPIRE).arg(counter).arg(KEPT_SECONDS)))
                .map(answers -> answers.getFirst().toLong())
                .ifNoItem()
                .after(config.patience())
                .fail()
                .onFailure()
                .recoverWithItem(silence -> countWithoutRedis(counter, silence));
    }

    private long countWithoutRedis(String counter, Throwable silence) {
        localUntil = clock.millis() + config.sulk().toMillis();
        Log.warnf(
                "limits are counted by this replica alone reason=%s",
                silence.getClass().getSimpleName());
        return countLocally(counter);
    }

    private long countLocally(String counter) {
        return local.get(counter, unseen -> new AtomicLong()).incrementAndGet();
    }

    private static Standing standing(int limit, long used, long now, long minute) {
        long resetsAtMillis = (minute + 1) * MINUTE_MILLIS;
        return new Standing(limit, used, resetsAtMillis / 1000, Math.ceilDiv(resetsAtMillis - now, 1000L));
    }
}
