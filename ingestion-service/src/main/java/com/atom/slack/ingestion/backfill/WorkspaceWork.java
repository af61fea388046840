package com.atom.slack.ingestion.backfill;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import com.atom.slack.client.SlackCall;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.ingestion.workspaces.WorkspaceInfo;

/** Reads what Slack says of the workspace itself. */
@ApplicationScoped
class WorkspaceWork implements TaskWork {

    private final ListWork lists;
    private final WorkspaceInfo workspaces;

    WorkspaceWork(ListWork lists, WorkspaceInfo workspaces) {
        this.lists = lists;
        this.workspaces = workspaces;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.WORKSPACE;
    }

    @Override
    public int batches() {
        return 1;
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public Uni<Void> work(List<Task> batch) {
        Task task = batch.getFirst();
        return lists.read(
                task,
                SlackCall.of(task.team(), SlackMethod.TEAM_INFO),
                (tx, page) -> workspaces
                        .seen(tx, task.team(), page.body().path("team"), page.answered())
                        .replaceWith(1),
                tx -> Uni.createFrom().voidItem());
    }
}
