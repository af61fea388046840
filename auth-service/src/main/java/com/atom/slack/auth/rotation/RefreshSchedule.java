package com.atom.slack.auth.rotation;

import java.util.List;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import com.atom.slack.kit.tenancy.Tenancy;

/** Refreshes what is due. Every replica looks; the turn sees to it that one of them acts. */
@Singleton
class RefreshSchedule {

    private static final int AT_A_TIME = 50;
    private static final int AT_ONCE = 4;

    private final Tenancy tenancy;
    private final TurnStore turns;
    private final Rotation rotation;
    private final MultiGauge secondsToExpiry;

    RefreshSchedule(Tenancy tenancy, TurnStore turns, Rotation rotation, MeterRegistry metrics) {
        this.tenancy = tenancy;
        this.turns = turns;
        this.rotation = rotation;
        this.secondsToExpiry = MultiGauge.builder("atom_token_expires_in_seconds")
                .description("life left in the token of each workspace; negative when it has expired")
                .register(metrics);
    }

    /** Often enough for the second call of a generation whose first one died with its process to come within a minute. */
    @Scheduled(every = "{rotation.every}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return tenancy.outside(connection -> turns.due(connection, AT_A_TIME))
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUni(due -> rotation.renew(due.key(), due.generation()))
                .merge(AT_ONCE)
                .collect()
                .last()
                .chain(() -> tenancy.outside(turns::expiries))
                .invoke(this::show)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    Log.warnf("refreshing waits reason=%s", failure);
                    return Uni.createFrom().voidItem();
                });
    }

    private void show(List<TurnStore.Expiry> expiries) {
        // a person's tokens are one series, or there would be one for everybody who ever installed
        secondsToExpiry.register(
                expiries.stream()
                        .map(expiry -> MultiGauge.Row.of(
                                Tags.of(
                                        "team", expiry.key().team(),
                                        "kind", expiry.key().kind().name()),
                                expiry.seconds()))
                        .toList(),
                true);
    }
}
