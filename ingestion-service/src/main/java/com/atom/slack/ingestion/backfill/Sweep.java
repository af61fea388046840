package com.atom.slack.ingestion.backfill;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.changes.ArchiveWork;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.wire.SlackTs;
import com.atom.slack.ingestion.workspaces.Workspaces;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Looks after runs from outside their tasks: proofs of channels that have been read, channels that have become readable since,
 * the end of a run, and its going on. Whatever it does may be done twice, by any replica.
 */
@ApplicationScoped
class Sweep {

    /** A run ends when nothing has come up for so long, because invitations come one after another. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Tenancy tenancy;
    private final ArchiveWork archive;
    private final RunStore runs;
    private final TaskProgress progress;
    private final ChannelTasks channelTasks;
    private final Channels channels;
    private final Workspaces workspaces;

    Sweep(
            Tenancy tenancy,
            ArchiveWork archive,
            RunStore runs,
            TaskProgress progress,
            ChannelTasks channelTasks,
            Channels channels,
            Workspaces workspaces) {
        this.tenancy = tenancy;
        this.archive = archive;
        this.runs = runs;
        this.progress = progress;
        this.channelTasks = channelTasks;
        this.channels = channels;
        this.workspaces = workspaces;
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return tenancy.outside(tx -> runs.current(tx))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(this::sweep)
                .collect()
                .last()
                .onFailure()
                .recoverWithUni(failure -> {
                    Log.warnf("backfill sweep waits reason=%s", failure);
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> sweep(Run run) {
        return switch (run.state()) {
            case NEEDS_REAUTH -> connected(run) ? tenancy.outside(tx -> runs.resume(tx, run.id())) : nothing();
            case RUNNING, DONE -> connected(run) && run.listed() ? settle(run) : nothing();
        };
    }

    private boolean connected(Run run) {
        return workspaces.find(run.team()).map(WorkspaceState::connected).orElse(false);
    }

    private Uni<Void> settle(Run run) {
        return tenancy.in(run.team(), tx -> follow(tx, run))
                .chain(() -> prove(run))
                .chain(() -> tenancy.outside(tx -> runs.finishIfQuiet(tx, run.id(), QUIET)))
                .invoke(done -> {
                    if (done) {
                        Log.infof("backfill done team=%s run=%s", run.team(), run.id());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> follow(SqlConnection tx, Run run) {
        return channels.readable(tx, run.team())
                .call(readable -> run.follows() ? channelTasks.make(tx, run, readable) : nothing())
                .call(readable -> readable.isEmpty() ? nothing() : progress.openAgain(tx, run.id(), readable))
                .chain(() -> runs.reopenIfOpen(tx, run.id()));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> prove(Run run) {
        return run.selection().proves() ? archive.in(run.team(), tx -> prove(tx, run)) : nothing();
    }

    private Uni<Void> prove(SqlConnection tx, Run run) {
        return progress.unprovenReadings(tx, run.id())
                .onItem()
                .transformToMulti(proofs -> Multi.createFrom().iterable(proofs))
                .onItem()
                .transformToUniAndConcatenate(proof -> channels.proven(
                                tx,
                                run.team(),
                                proof.channelKey(),
                                proof.oldest() == null ? null : SlackTs.instant(SlackTs.micros(proof.oldest())),
                                proof.readAt())
                        .chain(() -> progress.proven(tx, run.id(), proof.channelKey())))
                .collect()
                .last();
    }
}
