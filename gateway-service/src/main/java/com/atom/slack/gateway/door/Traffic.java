package com.atom.slack.gateway.door;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.vertx.ext.web.RoutingContext;

/** How many requests this replica has answered since it started, and how many of them with a 5xx. */
@Singleton
public class Traffic {

    private static final int OUR_FAULT = 500;

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();

    void watch(RoutingContext context) {
        requests.incrementAndGet();
        context.addEndHandler(ended -> {
            if (context.response().getStatusCode() >= OUR_FAULT) {
                errors.incrementAndGet();
            }
        });
    }

    public long requests() {
        return requests.get();
    }

    public long errors() {
        return errors.get();
    }
}
