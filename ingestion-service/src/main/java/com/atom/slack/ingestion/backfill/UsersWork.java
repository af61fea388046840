package com.atom.slack.ingestion.backfill;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackCall;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.ingestion.users.Users;

/** Reads the users of a workspace, deactivated ones and bots too. */
@ApplicationScoped
class UsersWork implements TaskWork {

    /** Slack advises at most this many. */
    private static final int PAGE = 200;

    private final ListWork lists;
    private final Users users;

    UsersWork(ListWork lists, Users users) {
        this.lists = lists;
        this.users = users;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.USERS;
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
                SlackCall.of(task.team(), SlackMethod.USERS_LIST).with("limit", PAGE),
                (tx, page) -> write(tx, task, page),
                tx -> Uni.createFrom().voidItem());
    }

    private Uni<Integer> write(SqlConnection tx, Task task, SlackAnswer.Ok page) {
        List<JsonNode> members = Pages.items(page, "members");
        return users.seen(tx, task.team(), members, page.answered()).replaceWith(members.size());
    }
}
