package com.atom.slack.kit.purge;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.internal.PurgeProgress;
import com.atom.slack.contracts.workspaces.WorkspaceState;

/** Sees to it that what was to be deleted is deleted, for every workspace that {@code slack.workspaces.v1} tells of. */
public final class Purges {

    private final Purge purge;
    private final Function<WorkspaceState, Uni<Void>> besides;
    private final Map<String, Instant> done = new ConcurrentHashMap<>();

    /** @param besides what else is to go, outside the schema; asked once more whenever the schema is found empty */
    public Purges(Purge purge, Function<WorkspaceState, Uni<Void>> besides) {
        this.purge = purge;
        this.besides = besides;
    }

    /** Whether nothing of before the newest wish can be left; true where nobody ever wished. */
    public boolean isSettled(WorkspaceState state) {
        Instant asked = state.purgedAt();
        return asked == null || !asked.isAfter(done.getOrDefault(state.team(), Instant.MIN));
    }

    /** Called by a schedule; a workspace whose deletion fails is tried again next time. */
    public Uni<Void> look(Collection<WorkspaceState> workspaces) {
        return Multi.createFrom()
                .iterable(workspaces)
                .filter(state -> !isSettled(state))
                .onItem()
                .transformToUniAndConcatenate(this::forget)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> forget(WorkspaceState state) {
        return purge.progress(state.team())
                .chain(progress -> isDone(progress, state)
                        ? Uni.createFrom().item(true)
                        : purge.run(state.team(), state.purgedAt()).call(() -> besides.apply(state)))
                .invoke(finished -> {
                    if (finished) {
                        done.put(state.team(), state.purgedAt());
                        Log.infof("workspace is forgotten team=%s", state.team());
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    Log.warnf("workspace is not forgotten yet team=%s reason=%s", state.team(), failure);
                    return Uni.createFrom().voidItem();
                });
    }

    private static boolean isDone(Optional<Purge.Progress> progress, WorkspaceState state) {
        return progress.filter(Purge.Progress::done)
                .filter(past -> !past.askedAt().isBefore(state.purgedAt()))
                .isPresent();
    }

    /** For the administrator who asked. */
    public Uni<PurgeProgress> progress(String team, Instant askedAt) {
        return purge.progress(team)
                .map(progress -> progress.filter(past -> !past.askedAt().isBefore(askedAt))
                        .map(past -> new PurgeProgress(past.done(), past.deleted()))
                        .orElseGet(() -> new PurgeProgress(false, Map.of())));
    }
}
