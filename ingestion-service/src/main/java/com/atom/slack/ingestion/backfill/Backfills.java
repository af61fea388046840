package com.atom.slack.ingestion.backfill;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.api.IngestRequest;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.backfill.StartOutcome.AlreadyRunning;
import com.atom.slack.ingestion.backfill.StartOutcome.NotUnderstood;
import com.atom.slack.ingestion.backfill.StartOutcome.Started;
import com.atom.slack.ingestion.backfill.StartOutcome.StillForgetting;
import com.atom.slack.ingestion.backfill.StartOutcome.UnknownWorkspace;
import com.atom.slack.ingestion.purge.ForgottenWorkspaces;
import com.atom.slack.ingestion.workspaces.Workspaces;
import com.atom.slack.kit.tenancy.Tenancy;

/** Starts runs. The workers find their tasks by themselves. */
@ApplicationScoped
class Backfills {

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final RunStore runs;
    private final TaskProgress progress;
    private final Estimates estimates;
    private final ForgottenWorkspaces forgotten;

    Backfills(
            Tenancy tenancy,
            Workspaces workspaces,
            RunStore runs,
            TaskProgress progress,
            Estimates estimates,
            ForgottenWorkspaces forgotten) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.runs = runs;
        this.progress = progress;
        this.estimates = estimates;
        this.forgotten = forgotten;
    }

    Uni<StartOutcome> start(String team, IngestRequest request) {
        if (!workspaces.find(team).map(WorkspaceState::connected).orElse(false)) {
            return Uni.createFrom().item(new UnknownWorkspace());
        }
        if (!workspaces.find(team).map(forgotten::isSettled).orElse(false)) {
            return Uni.createFrom().item(new StillForgetting());
        }
        try {
            Selection.of(request.config());
        } catch (IllegalArgumentException unreadable) {
            return Uni.createFrom().item(new NotUnderstood("config", unreadable.getMessage()));
        }
        return tenancy.outside(tx -> begin(tx, team, request)).chain(begun -> switch (begun) {
            case Begun(Run run, boolean fresh) when fresh -> started(run);
            case Begun(Run run, boolean fresh) -> Uni.createFrom().item(new AlreadyRunning(run));
        });
    }

    /** @param fresh whether it was begun now, or found */
    private record Begun(Run run, boolean fresh) {}

    private Uni<Begun> begin(SqlConnection tx, String team, IngestRequest request) {
        List<String> channels =
                request.channelIds() == null || request.channelIds().isEmpty() ? null : request.channelIds();
        return runs.insertIfNoneActive(tx, UUID.randomUUID(), team, request.config(), channels)
                .chain(fresh -> fresh.isPresent()
                        ? progress.begin(tx, fresh.get()).replaceWith(new Begun(fresh.get(), true))
                        : runs.active(tx, team).map(Optional::orElseThrow).map(active -> new Begun(active, false)));
    }

    private Uni<StartOutcome> started(Run run) {
        Log.infof("backfill started team=%s run=%s", run.team(), run.id());
        return estimates
                .before(run)
                .map(forecast -> new Started(new IngestAnswer.Ingestion(
                        run.id(),
                        run.state().column(),
                        run.team(),
                        run.config(),
                        forecast.items(),
                        forecast.estimate(),
                        run.startedAt())));
    }
}
