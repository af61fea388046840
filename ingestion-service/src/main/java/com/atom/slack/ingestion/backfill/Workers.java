package com.atom.slack.ingestion.backfill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Keeps as many batches under way as are allowed, for each run and kind by itself: a kind whose budget is used up holds up no
 * other. A poll each second finds work; where there is some, the next batch follows without waiting.
 */
@ApplicationScoped
class Workers {

    private final Tenancy tenancy;
    private final TaskStore tasks;
    private final Leases leases;
    private final Map<TaskKind, TaskWork> works = new EnumMap<>(TaskKind.class);
    private final Map<Bench, AtomicInteger> busy = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Where batches of one kind of one run are worked on. */
    private record Bench(UUID run, TaskKind kind) {}

    Workers(Tenancy tenancy, TaskStore tasks, Leases leases, @All List<TaskWork> works) {
        this.tenancy = tenancy;
        this.tasks = tasks;
        this.leases = leases;
        works.forEach(work -> this.works.put(work.kind(), work));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.PROCEED)
    Uni<Void> poll() {
        return stopping
                ? Uni.createFrom().voidItem()
                : tenancy.outside(tasks::waiting).chain(this::fill).onFailure().recoverWithUni(this::later);
    }

    private Uni<Void> later(Throwable failure) {
        Log.warnf("backfill waits reason=%s", failure);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> fill(List<TaskStore.Waiting> waiting) {
        List<Uni<Void>> started = new ArrayList<>();
        for (TaskStore.Waiting some : waiting) {
            TaskWork work = works.get(some.kind());
            Bench bench = new Bench(some.run(), some.kind());
            int useful = Math.min(work.batches(), Math.ceilDiv(some.tasks(), work.batchSize()));
            while (useful-- > 0 && sitDown(bench, work.batches())) {
                started.add(workOn(bench, work));
            }
        }
        return started.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(started).andCollectFailures().replaceWithVoid();
    }

    private boolean sitDown(Bench bench, int seats) {
        AtomicInteger taken = busy.computeIfAbsent(bench, fresh -> new AtomicInteger());
        boolean free = taken.incrementAndGet() <= seats;
        if (!free) {
            taken.decrementAndGet();
        }
        return free;
    }

    private void standUp(Bench bench) {
        busy.get(bench).decrementAndGet();
    }

    private Uni<Void> workOn(Bench bench, TaskWork work) {
        AtomicBoolean worked = new AtomicBoolean();
        return Multi.createBy()
                .repeating()
                .uni(() -> stopping ? Uni.createFrom().item(false) : leases.next(bench.run(), work))
                .whilst(more -> more)
                .invoke(more -> worked.compareAndSet(false, more))
                .collect()
                .last()
                .onTermination()
                .invoke(() -> standUp(bench))
                // what was done may have made work of other kinds
                .chain(() -> worked.get() ? poll() : Uni.createFrom().voidItem());
    }
}
