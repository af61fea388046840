package com.atom.slack.ingestion.purge;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import com.atom.slack.client.rates.Governor;
import com.atom.slack.contracts.internal.PurgeProgress;
import com.atom.slack.contracts.internal.PurgeQuestion;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.workspaces.Workspaces;
import com.atom.slack.kit.purge.Purge;
import com.atom.slack.kit.purge.Purges;
import com.atom.slack.kit.tenancy.Tenancy;

/** What the archive, and the governor's budgets in Redis, hold of workspaces that are to be forgotten. */
@ApplicationScoped
public class ForgottenWorkspaces {

    /** Without its run no page of a backfill is written any more. */
    private static final List<String> FIRST = List.of("backfill_run");

    /** A number that must not begin anew: streams tell old from new by it. */
    private static final Set<String> KEPT = Set.of("outbox_seq");

    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Workspaces workspaces;
    private final Purges purges;

    ForgottenWorkspaces(Tenancy tenancy, Workspaces workspaces, Governor governor) {
        this.workspaces = workspaces;
        Purge purge = new Purge(tenancy, "archive", FIRST, KEPT, QUIET);
        this.purges = new Purges(
                purge,
                state -> governor.forget(state.team()).chain(keys -> purge.note(state.team(), "redis_keys", keys)));
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return purges.look(workspaces.all());
    }

    /** Whether nothing of before the newest wish is left; what comes meanwhile has to wait, or it would be deleted too. */
    public boolean isSettled(WorkspaceState workspace) {
        return purges.isSettled(workspace);
    }

    Uni<PurgeProgress> progress(String team, PurgeQuestion question) {
        return purges.progress(team, question.askedAt());
    }
}
