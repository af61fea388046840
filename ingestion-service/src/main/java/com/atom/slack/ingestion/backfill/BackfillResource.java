package com.atom.slack.ingestion.backfill;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;

import com.atom.slack.contracts.api.IngestRequest;
import com.atom.slack.contracts.api.IngestionStatusRequest;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.ingestion.backfill.StartOutcome.AlreadyRunning;
import com.atom.slack.ingestion.backfill.StartOutcome.NotUnderstood;
import com.atom.slack.ingestion.backfill.StartOutcome.Started;
import com.atom.slack.ingestion.backfill.StartOutcome.StillForgetting;
import com.atom.slack.ingestion.backfill.StartOutcome.UnknownWorkspace;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Fault;
import com.atom.slack.kit.requests.Requests;

/** Endpoints 16 and 23. */
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
class BackfillResource {

    private final Backfills backfills;
    private final IngestionStatuses statuses;
    private final Requests requests;
    private final CurrentCaller caller;
    private final Clock clock;

    BackfillResource(
            Backfills backfills, IngestionStatuses statuses, Requests requests, CurrentCaller caller, Clock clock) {
        this.backfills = backfills;
        this.statuses = statuses;
        this.requests = requests;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/ingest")
    public Uni<RestResponse<IngestAnswer>> ingest(byte[] body) {
        caller.require(Role.ADMIN);
        IngestRequest request = requests.fromJson(body, IngestRequest.class);
        String team = caller.team(request.workspaceId());
        return backfills.start(team, request).map(outcome -> switch (outcome) {
            case Started(IngestAnswer.Ingestion ingestion) ->
                RestResponse.ResponseBuilder.create(
                                RestResponse.Status.ACCEPTED, new IngestAnswer(true, clock.instant(), ingestion))
                        .build();
            case AlreadyRunning(Run run) ->
                throw CommonProblem.CONFLICT.because(
                        "an ingestion of this workspace is under way: " + run.id(),
                        Map.of("ingestion_id", run.id(), "status", run.state().column()));
            case UnknownWorkspace() ->
                throw CommonProblem.WORKSPACE_NOT_FOUND.because("workspace " + team + " is not connected");
            case StillForgetting() ->
                throw CommonProblem.CONFLICT.because(
                        "what was held of the workspace before is still being deleted: try again in a moment");
            case NotUnderstood(String field, String why) ->
                throw CommonProblem.VALIDATION_FAILED.because(
                        field + ": " + why, Map.of("fields", List.of(new Fault(field, why))));
        });
    }

    @POST
    @Path("/ingestion/status")
    public Uni<IngestionStatus> status(byte[] body) {
        caller.require(Role.VIEWER);
        IngestionStatusRequest request = requests.fromJson(body, IngestionStatusRequest.class);
        String team = caller.team(request.workspaceId());
        boolean everything = caller.get().allChannels();
        return statuses.of(team, request.ingestionId(), everything)
                .map(found -> found.orElseThrow(() -> CommonProblem.NOT_FOUND.because(
                        request.ingestionId() == null
                                ? "no ingestion of this workspace was ever started"
                                : "ingestion " + request.ingestionId() + " is not known")));
    }
}
