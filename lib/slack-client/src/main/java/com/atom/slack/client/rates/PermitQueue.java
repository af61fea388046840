package com.atom.slack.client.rates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * The callers of this replica that wait for one bucket, by lane and then by arrival. One of them asks for all, so a thousand
 * waiting calls cost Redis one question at a time. Safe for use by several threads; nobody is blocked.
 */
final class PermitQueue {

    /** Permits asked for at once; more would let a backfill take what a person could have had a moment later. */
    private static final int AT_ONCE = 16;

    /** After a question that failed: the waiters stay where they are and the next one asks for them. */
    private static final Grant FAILED = new Grant(0, Duration.ofSeconds(1));

    private final IntFunction<Uni<Grant>> bucket;
    private final Duration patience;
    private final PriorityQueue<Waiter> waiters =
            new PriorityQueue<>(Comparator.comparing(Waiter::lane).thenComparing(Waiter::arrival));
    private long arrivals;
    private boolean asking;

    /**
     * @param bucket asks for so many permits; asked again a second after it failed
     * @param patience longest wait in place
     */
    PermitQueue(IntFunction<Uni<Grant>> bucket, Duration patience) {
        this.bucket = bucket;
        this.patience = patience;
    }

    private record Waiter(Lane lane, long arrival, UniEmitter<? super Void> emitter) {}

    /** Completes when one call may go; fails with {@link PermitTooFar} when that is further away than the patience. */
    Uni<Void> permit(Lane lane) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> join(lane, emitter))
                .ifNoItem()
                .after(patience)
                .failWith(() -> new PermitTooFar(patience));
    }

    /** Whether nobody waits and nothing is being asked: another queue could take its place unnoticed. */
    synchronized boolean isIdle() {
        return !asking && waiters.isEmpty();
    }

    private void join(Lane lane, UniEmitter<? super Void> emitter) {
        Waiter waiter;
        synchronized (this) {
            waiter = new Waiter(lane, arrivals++, emitter);
            waiters.add(waiter);
        }
        emitter.onTermination(() -> leave(waiter));
        ask();
    }

    private synchronized void leave(Waiter waiter) {
        waiters.remove(waiter);
    }

    private void ask() {
        int wanted;
        synchronized (this) {
            if (asking || waiters.isEmpty()) {
                return;
            }
            asking = true;
            wanted = Math.min(waiters.size(), AT_ONCE);
        }
        // the one subscription of the queue: it serves many callers, so none of them can own it
        Uni.createFrom()
                .deferred(() -> bucket.apply(wanted))
                .onFailure()
                .recoverWithItem(PermitQueue::failed)
                .invoke(this::serve)
                .onItem()
                .delayIt()
                .until(grant -> pause(grant.pause()))
                .subscribe()
                .with(grant -> askAgain());
    }

    private static Grant failed(Throwable failure) {
        Log.errorf(failure, "permits could not be asked for");
        return FAILED;
    }

    private static Uni<Void> pause(Duration wait) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return wait.isZero() ? now : now.onItem().delayIt().by(wait);
    }

    private void askAgain() {
        synchronized (this) {
            asking = false;
        }
        ask();
    }

    private void serve(Grant grant) {
        take(grant.permits()).forEach(waiter -> waiter.emitter().complete(null));
        if (grant.pause().compareTo(patience) > 0) {
            take(Integer.MAX_VALUE).forEach(waiter -> waiter.emitter().fail(new PermitTooFar(grant.pause())));
        }
    }

    private synchronized List<Waiter> take(int most) {
        List<Waiter> taken = new ArrayList<>();
        while (taken.size() < most && !waiters.isEmpty()) {
            taken.add(waiters.poll());
        }
        return taken;
    }
}
