package com.atom.slack.auth.audit;

import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Puts committed entries into the chain, twice a second, one sealer at work whatever the number of replicas: beside the deeds,
 * so that no deed waits for another one's place in the chain (ADR 18).
 */
@Singleton
class AuditSealer {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int SEALS_A_ROUND = 1000;

    /** The head goes to the log this often: kept elsewhere, it shows that nobody has built the whole chain anew. */
    private static final long SEALS_BETWEEN_HEADS = 1000;

    private final Pool pool;
    private final AtomicBoolean failing = new AtomicBoolean();
    private @Nullable Cancellable running;

    AuditSealer(Pool pool) {
        this.pool = pool;
    }

    void start(@Observes StartupEvent event) {
        // the one subscription of the sealer: nothing downstream of it
        running = Multi.createFrom()
                .ticks()
                .every(POLL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> drain())
                .subscribe()
                .with(count -> {}, failure -> Log.error("audit sealer stopped", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        if (running != null) {
            running.cancel();
        }
    }

    /** Seals what is committed; answers how many of the last round. */
    Uni<Integer> drain() {
        return round().invoke(count -> failing.set(false))
                .chain(count ->
                        count == SEALS_A_ROUND ? drain() : Uni.createFrom().item(count))
                .onFailure()
                .recoverWithItem(this::postpone);
    }

    private Integer postpone(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            Log.warnf("audit sealer is waiting reason=%s", failure);
        }
        return 0;
    }

    private Uni<Integer> round() {
        return pool.withTransaction(connection ->
                        connection.preparedQuery("select * from seal_audit($1)").execute(Tuple.of(SEALS_A_ROUND)))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(rows -> rows.iterator().next())
                .invoke(AuditSealer::tell)
                .map(row -> row.getInteger("sealed"));
    }

    private static void tell(Row row) {
        int count = row.getInteger("sealed");
        if (count > 0) {
            long place = row.getLong("place");
            if (place / SEALS_BETWEEN_HEADS != (place - count) / SEALS_BETWEEN_HEADS || place == count) {
                Log.infof(
                        "audit sealed position=%d hash=%s",
                        place, HexFormat.of().formatHex(row.getBuffer("head").getBytes()));
            }
        }
    }
}
