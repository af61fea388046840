package com.atom.slack.ingestion.backfill;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import com.atom.slack.kit.tenancy.Tenancy;

/**
 * The tasks that this process works on. Their leases are renewed while the work goes on, so that a task waiting for Slack's
 * limits stays here, and a task of a process that died is free again within one lease.
 */
@ApplicationScoped
class Leases {

    private final UUID holder = UUID.randomUUID();
    private final Map<Long, Task> held = new ConcurrentHashMap<>();
    private final Tenancy tenancy;
    private final TaskStore tasks;
    private final BackfillConfig config;

    Leases(Tenancy tenancy, TaskStore tasks, BackfillConfig config) {
        this.tenancy = tenancy;
        this.tasks = tasks;
        this.config = config;
    }

    /** Leases the next free batch and works on it. Answers whether there was one. */
    Uni<Boolean> next(UUID run, TaskWork work) {
        return tenancy.outside(tx -> tasks.lease(tx, run, work.kind(), work.batchSize(), holder, config.lease()))
                .chain(batch -> batch.isEmpty()
                        ? Uni.createFrom().item(false)
                        : holding(batch, work::work).replaceWith(true));
    }

    private Uni<Void> holding(List<Task> batch, Function<List<Task>, Uni<Void>> work) {
        batch.forEach(task -> held.put(task.id(), task));
        return work.apply(batch)
                .onFailure()
                .recoverWithUni(failure -> giveBack(batch, failure))
                .onTermination()
                .invoke(() -> batch.forEach(task -> held.remove(task.id(), task)));
    }

    private Uni<Void> giveBack(List<Task> batch, Throwable failure) {
        Log.warnf(
                "backfill task failed run=%s kind=%s channel=%s reason=%s",
                batch.getFirst().run(),
                batch.getFirst().kind(),
                batch.getFirst().channel(),
                failure);
        return tenancy.outside(tx -> Uni.join()
                        .all(batch.stream()
                                .map(task -> tasks.park(tx, task, "internal", task.attempts() + 1, config.firstPause()))
                                .toList())
                        .usingConcurrencyOf(1)
                        .andFailFast()
                        .replaceWithVoid())
                // the lease ends by itself when the database is what failed
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        List<Task> working = List.copyOf(held.values());
        return working.isEmpty()
                ? Uni.createFrom().voidItem()
                : tenancy.outside(tx -> tasks.renew(tx, working, config.lease()))
                        .onFailure()
                        .recoverWithUni(this::notRenewed);
    }

    /** Whoever takes a task over gets a higher number, so that nothing is written twice. */
    private Uni<Void> notRenewed(Throwable failure) {
        Log.warnf("backfill leases not renewed reason=%s", failure);
        return Uni.createFrom().voidItem();
    }
}
