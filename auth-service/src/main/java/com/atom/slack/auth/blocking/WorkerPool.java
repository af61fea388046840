package com.atom.slack.auth.blocking;

import java.util.concurrent.Callable;

import jakarta.inject.Singleton;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** Work that blocks: calls of Slack's synchronous client, files. No transaction is open while it runs, unless its caller says why. */
@Singleton
public class WorkerPool {

    /** Runs on a worker thread; the result comes back on the caller's context. Failures pass through. */
    public <T> Uni<T> run(Callable<T> work) {
        return VertxContextSupport.executeBlocking(work);
    }
}
