package com.atom.slack.gateway.workspaces;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;

import com.atom.slack.contracts.api.WorkspacesRequest;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.internal.WorkspaceCounts;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.owners.OwnerAnswer;
import com.atom.slack.gateway.owners.Owners;
import com.atom.slack.gateway.teams.ConnectedWorkspaces;
import com.atom.slack.kit.problems.CommonProblem;

/** The list of workspaces: what auth-service announced, with what ingestion-service counts where it can be asked. */
@ApplicationScoped
class Workspaces {

    private static final int ASKED_AT_ONCE = 8;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final ConnectedWorkspaces connected;
    private final Owners owners;
    private final WorkspaceCursor cursors;
    private final ObjectMapper mapper;
    private final Clock clock;

    Workspaces(
            ConnectedWorkspaces connected, Owners owners, WorkspaceCursor cursors, ObjectMapper mapper, Clock clock) {
        this.connected = connected;
        this.owners = owners;
        this.cursors = cursors;
        this.mapper = mapper;
        this.clock = clock;
    }

    Uni<WorkspacesAnswer> page(Visitor visitor, WorkspacesRequest request) {
        List<WorkspaceState> all = connected.of(visitor);
        String subject = visitor.caller().subject();
        String after = request.cursor() == null ? "" : cursors.team(subject, request.cursor());
        List<WorkspaceState> rest =
                all.stream().filter(state -> state.team().compareTo(after) > 0).toList();
        List<WorkspaceState> page = rest.stream().limit(request.limit()).toList();
        String next = page.size() < rest.size()
                ? cursors.after(subject, page.getLast().team())
                : null;
        return counts(visitor, page)
                .map(counts -> page.stream()
                        .map(state -> WorkspaceView.of(state, counts.get(state.team())))
                        .toList())
                .map(views -> new WorkspacesAnswer(true, clock.instant(), views, all.size(), next));
    }

    private Uni<Map<String, WorkspaceCounts>> counts(Visitor visitor, List<WorkspaceState> page) {
        return Multi.createFrom()
                .iterable(page)
                .onItem()
                .transformToUni(state -> counts(visitor, state.team()))
                .merge(ASKED_AT_ONCE)
                .collect()
                .asMap(Tuple2::getItem1, Tuple2::getItem2);
    }

    /** Nothing when ingestion cannot say. */
    private Uni<Tuple2<String, WorkspaceCounts>> counts(Visitor visitor, String team) {
        return owners.ask(
                        ServiceName.INGESTION,
                        "/internal/workspace/counts",
                        visitor.caller().in(team),
                        Map.of("workspace_id", team),
                        DEADLINE)
                .map(this::read)
                .map(counts -> Tuple2.of(team, counts))
                .onFailure()
                .recoverWithNull();
    }

    private WorkspaceCounts read(OwnerAnswer answer) {
        if (!answer.succeeded()) {
            throw CommonProblem.SERVICE_UNAVAILABLE.because("no counts");
        }
        try {
            return mapper.readValue(answer.body().getBytes(), WorkspaceCounts.class);
        } catch (IOException unreadable) {
            throw CommonProblem.SERVICE_UNAVAILABLE.because("no counts");
        }
    }
}
