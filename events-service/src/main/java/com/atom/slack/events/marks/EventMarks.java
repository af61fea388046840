package com.atom.slack.events.marks;

import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import org.jspecify.annotations.Nullable;

/** A mark only ever means that the broker has the event. Never fails: whatever goes wrong reads as "no mark". */
@Singleton
public class EventMarks {

    private static final String PREFIX = "events:mark:";

    private final RedisLine redis;
    private final Vertx vertx;
    private final long patienceMillis;
    private final String rememberedSeconds;

    EventMarks(RedisLine redis, Vertx vertx, MarkConfig config) {
        this.redis = redis;
        this.vertx = vertx;
        this.patienceMillis = config.patience().toMillis();
        this.rememberedSeconds = Long.toString(config.remembered().toSeconds());
    }

    /** Whether the event is marked; false for events without an id, on a miss, on an error and after the patience. */
    public Future<Boolean> holds(@Nullable String eventId) {
        if (eventId == null) {
            return Future.succeededFuture(false);
        }
        Promise<Boolean> answer = Promise.promise();
        long timer = vertx.setTimer(patienceMillis, silence -> answer.tryComplete(false));
        redis.send(Request.cmd(Command.EXISTS).arg(PREFIX + eventId)).onComplete(reply -> {
            if (answer.tryComplete(reply.succeeded() && reply.result().toInteger() == 1)) {
                vertx.cancelTimer(timer);
            }
        });
        return answer.future();
    }

    /** Remembers that the broker has the event. Nobody waits for it; without the mark a retry is published again. */
    public void remember(@Nullable String eventId) {
        if (eventId != null) {
            redis.send(Request.cmd(Command.SET)
                    .arg(PREFIX + eventId)
                    .arg("1")
                    .arg("NX")
                    .arg("EX")
                    .arg(rememberedSeconds));
        }
    }
}
