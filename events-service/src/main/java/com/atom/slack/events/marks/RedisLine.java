package com.atom.slack.events.marks;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/**
 * One connection that all requests share in a pipeline: taking one from a pool for each event would cost more than
 * asking. While it is down every request fails at once, and once a second a new one is tried.
 */
@Singleton
class RedisLine {

    private static final long PAUSE_MILLIS = 1000;

    private final Redis redis;
    private final Vertx vertx;
    private final AtomicBoolean opening = new AtomicBoolean();
    private volatile @Nullable RedisConnection line;
    private volatile boolean closing;

    RedisLine(Redis redis, Vertx vertx) {
        this.redis = redis;
        this.vertx = vertx;
    }

    void open(@Observes StartupEvent started) {
        open();
    }

    Future<Response> send(Request request) {
        RedisConnection open = line;
        if (open != null) {
            return open.send(request);
        }
        open();
        return Future.failedFuture("Redis is not connected");
    }

    private void open() {
        if (opening.compareAndSet(false, true)) {
            redis.connect().onSuccess(this::use).onFailure(this::pause);
        }
    }

    private void use(RedisConnection opened) {
        opened.exceptionHandler(this::lost);
        opened.endHandler(end -> lost(null));
        line = opened;
    }

    private void lost(@Nullable Throwable reason) {
        if (line != null && !closing) {
            line = null;
            pause(reason);
        }
    }

    void close(@Observes ShutdownEvent stopping) {
        closing = true;
    }

    private void pause(@Nullable Throwable reason) {
        Log.warnf("Redis is away, events are published without asking for marks reason=%s", reason);
        vertx.setTimer(PAUSE_MILLIS, over -> opening.set(false));
    }
}
