package com.atom.slack.client.rates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;

/**
 * Says when a call to Slack may go. The budgets live in Redis; while Redis is away each replica keeps a smaller budget of its
 * own, and the archive goes on filling.
 */
@Singleton
public class Governor {

    private static final Duration REDIS_DEADLINE = Duration.ofMillis(500);
    private static final Duration REDIS_HOLIDAY = Duration.ofSeconds(5);
    private static final Duration CLASS_SAID_AGAIN = Duration.ofHours(1);

    /** Past this many, those where nobody waits are forgotten: channels come without end. */
    private static final int MANY_QUEUES = 10_000;

    private final SharedBuckets shared;
    private final LocalBuckets local;
    private final Limits limits;
    private final Duration patience;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Bucket, PermitQueue> queues = new ConcurrentHashMap<>();
    private final Map<String, Learned> classes = new ConcurrentHashMap<>();
    private volatile Instant redisAwayUntil = Instant.MIN;

    @Inject
    Governor(RedisAPI redis, Limits limits, RatesConfig config, MeterRegistry meters, Clock clock) {
        this(redis, limits, config.patience(), meters, clock);
    }

    Governor(RedisAPI redis, Limits limits, Duration patience, MeterRegistry meters, Clock clock) {
        this.shared = new SharedBuckets(redis, limits);
        this.local = new LocalBuckets(limits, clock);
        this.limits = limits;
        this.patience = patience;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Completes when one call may go; fails with {@link PermitTooFar} when that is further away than the patience. Where Slack
     * counts a channel and its workspace, both have to allow it.
     */
    public Uni<Void> permit(Bucket bucket, Lane lane) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample waited = Timer.start(meters);
            return Multi.createFrom()
                    .iterable(bucket.all())
                    .onItem()
                    .transformToUniAndConcatenate(one -> queue(one).permit(lane))
                    .onItem()
                    .ignoreAsUni()
                    .eventually(() -> waited.stop(meters.timer(
                            "slack.permit.wait", "method", bucket.method().label(), "lane", lane.name())));
        });
    }

    private PermitQueue queue(Bucket bucket) {
        if (queues.size() > MANY_QUEUES) {
            queues.values().removeIf(PermitQueue::isIdle);
        }
        return queues.computeIfAbsent(bucket, fresh -> new PermitQueue(wanted -> acquire(fresh, wanted), patience));
    }

    private Uni<Grant> acquire(Bucket bucket, int wanted) {
        return redisAway()
                ? Uni.createFrom().item(() -> local.acquire(bucket, known(bucket)))
                : asked(shared.acquire(bucket, wanted))
                        .onFailure()
                        .recoverWithItem(() -> local.acquire(bucket, known(bucket)));
    }

    /**
     * Slack said 429: no call of this bucket goes before the wait is over, on any replica. Slack does not say whether the channel
     * or the workspace was meant, so both wait.
     */
    public Uni<Void> tooMany(Bucket bucket, Duration wait) {
        bucket.all().forEach(one -> local.block(one, wait));
        meters.counter("slack.throttled", "method", bucket.method().label()).increment();
        Log.infof(
                "slack limits us team=%s method=%s retryAfterSeconds=%d",
                bucket.team(), bucket.method().wireName(), wait.toSeconds());
        return Multi.createFrom()
                .iterable(bucket.all())
                .onItem()
                .transformToUniAndConcatenate(
                        one -> asked(shared.block(one, wait)).onFailure().recoverWithNull())
                .onItem()
                .ignoreAsUni();
    }

    /** Forgets what is known of a workspace; answers how many keys of Redis went. Fails when Redis is away. */
    public Uni<Integer> forget(String team) {
        queues.keySet().removeIf(bucket -> bucket.team().equals(team));
        return shared.forget(team);
    }

    /**
     * Learns the class of the app from a page of history or replies.
     *
     * @param limit messages asked for
     * @param messages messages on the page
     * @param more whether Slack says that there are more
     */
    public Uni<Void> observe(Bucket bucket, int limit, int messages, boolean more) {
        RateClass seen = messages > RateClass.LIMITED_PAGE
                ? RateClass.TIER
                : more && messages == RateClass.LIMITED_PAGE && limit > RateClass.LIMITED_PAGE
                        ? RateClass.LIMITED
                        : RateClass.UNKNOWN;
        Instant now = clock.instant();
        if (seen == RateClass.UNKNOWN || learned(bucket).says(seen, now.minus(CLASS_SAID_AGAIN))) {
            return Uni.createFrom().voidItem();
        }
        classes.put(bucket.classKey(), new Learned(seen, now));
        Log.infof("slack's class learned team=%s app=%s class=%s", bucket.team(), bucket.app(), seen);
        return asked(shared.learn(bucket, seen)).onFailure().recoverWithNull();
    }

    /** The budget as it is known now, for estimates. */
    public Uni<Allowance> allowance(Bucket bucket) {
        Uni<RateClass> rateClass = bucket.method().mayBeLimited()
                ? asked(shared.rateClass(bucket)).onFailure().recoverWithItem(() -> known(bucket))
                : Uni.createFrom().item(RateClass.TIER);
        return rateClass.map(known -> new Allowance(
                known == RateClass.LIMITED ? limits.limitedPerMinute(bucket.method()) : limits.perMinute(bucket),
                known));
    }

    private RateClass known(Bucket bucket) {
        return learned(bucket).rateClass();
    }

    private Learned learned(Bucket bucket) {
        return classes.getOrDefault(bucket.classKey(), Learned.NOTHING);
    }

    private record Learned(RateClass rateClass, Instant at) {

        static final Learned NOTHING = new Learned(RateClass.UNKNOWN, Instant.MIN);

        boolean says(RateClass seen, Instant since) {
            return rateClass == seen && at.isAfter(since);
        }
    }

    private <T> Uni<T> asked(Uni<T> question) {
        return question.ifNoItem().after(REDIS_DEADLINE).fail().onFailure().invoke(this::leaveRedisAlone);
    }

    private void leaveRedisAlone(Throwable failure) {
        if (!redisAway()) {
            Log.warnf("redis is away, calling slack at a smaller budget of our own reason=%s", failure);
        }
        redisAwayUntil = clock.instant().plus(REDIS_HOLIDAY);
    }

    private boolean redisAway() {
        return clock.instant().isBefore(redisAwayUntil);
    }
}
