package com.atom.slack.client.wire;

import java.util.concurrent.Executor;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Brings an outcome back to where it was asked for: retries and connections have threads of their own, a session has one. */
public final class SubscriberContext {

    private SubscriberContext() {}

    /** The outcome, on the Vert.x context that is current now; on any thread where there is none. */
    public static <T> Uni<T> keep(Uni<T> outcome) {
        Context context = Vertx.currentContext();
        Executor there = context == null ? Runnable::run : work -> context.runOnContext(nothing -> work.run());
        return outcome.emitOn(there);
    }
}
