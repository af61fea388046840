package com.atom.slack.ingestion.live;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.changes.ArchiveWork;
import com.atom.slack.ingestion.channels.ChannelReadable;
import com.atom.slack.ingestion.fold.EventObservation;
import com.atom.slack.ingestion.fold.Fold;
import com.atom.slack.ingestion.fold.FoldResult;
import com.atom.slack.ingestion.wire.UnreadableObservation;

/**
 * Folds events of one workspace, many in one transaction. A transaction that fails because of its data is split until the
 * record that fails by itself is alone, and that one is set aside; one that fails because something is away is tried again
 * without limit, after 100 ms at first and 5 s at last.
 */
@ApplicationScoped
class LiveFold {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double JITTER = 0.2;

    private final ArchiveWork work;
    private final SeenEvents seen;
    private final Fold fold;
    private final DeadLetters deadLetters;
    private final Event<ChannelReadable> readable;
    private final MeterRegistry metrics;
    private final Patience patience;

    LiveFold(
            ArchiveWork work,
            SeenEvents seen,
            Fold fold,
            DeadLetters deadLetters,
            Event<ChannelReadable> readable,
            MeterRegistry metrics,
            Patience patience) {
        this.work = work;
        this.seen = seen;
        this.fold = fold;
        this.deadLetters = deadLetters;
        this.readable = readable;
        this.metrics = metrics;
        this.patience = patience;
    }

    /** Completes when every event is in the archive or among the dead letters; never fails. */
    Uni<Void> all(String team, List<Delivery> events) {
        return attempt(() -> work.in(team, tx -> folded(tx, team, events))
                        .invoke(result -> result.readable().forEach(readable::fire))
                        .replaceWithVoid())
                .onFailure()
                .recoverWithUni(poison -> apart(team, events, poison));
    }

    private Uni<FoldResult> folded(SqlConnection tx, String team, List<Delivery> events) {
        return seen.fresh(tx, team, events)
                .invoke(fresh -> metrics.counter("archive.events.duplicate").increment(events.size() - fresh.size()))
                .chain(fresh -> fold.events(
                        tx,
                        team,
                        fresh.stream()
                                .map(event -> new EventObservation(team, event.envelope(), Origin.LIVE))
                                .toList()));
    }

    private Uni<Void> apart(String team, List<Delivery> events, Throwable poison) {
        if (events.size() == 1) {
            Delivery event = events.getFirst();
            return setAside(event.source(), event.key(), event.body(), poison);
        }
        int half = events.size() / 2;
        return all(team, events.subList(0, half)).chain(() -> all(team, events.subList(half, events.size())));
    }

    /** Completes when the broker holds the dead letter; never fails. */
    Uni<Void> setAside(String source, @Nullable String key, byte @Nullable [] body, Throwable poison) {
        metrics.counter("archive.events.dead").increment();
        if (!(poison instanceof UnreadableObservation)) {
            Log.debug("event failed by itself", poison);
        }
        return attempt(() -> deadLetters.add(source, key, body, FailureKind.reason(poison)));
    }

    /** Tries until it succeeds or fails by itself. */
    <T> Uni<T> attempt(Supplier<Uni<T>> what) {
        return Uni.createFrom()
                .deferred(what::get)
                .onItem()
                .invoke(patience::works)
                .onFailure(failure -> FailureKind.of(failure) == FailureKind.OUTAGE)
                .invoke(patience::waits)
                .onFailure(failure -> FailureKind.of(failure) == FailureKind.OUTAGE)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .indefinitely();
    }
}
