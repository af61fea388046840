package com.atom.slack.ingestion.backfill;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackCall;
import com.atom.slack.client.SlackCalls;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.changes.ArchiveWork;
import com.atom.slack.ingestion.fold.Fold;
import com.atom.slack.ingestion.fold.FoldResult;
import com.atom.slack.ingestion.fold.PageObservation;
import com.atom.slack.ingestion.fold.Window;
import com.atom.slack.ingestion.messages.ThreadHead;

/**
 * Reads the history of one channel from its newest message down. The window and the last ts reached say where to go on; Slack's
 * cursor is used while it lasts. A page, its threads' tasks and the progress are one transaction.
 */
@ApplicationScoped
class HistoryWork implements TaskWork {

    private final SlackCalls slack;
    private final ArchiveWork archive;
    private final Fold fold;
    private final TaskStore tasks;
    private final TaskProgress progress;
    private final Setbacks setbacks;
    private final BackfillConfig config;

    HistoryWork(
            SlackCalls slack,
            ArchiveWork archive,
            Fold fold,
            TaskStore tasks,
            TaskProgress progress,
            Setbacks setbacks,
            BackfillConfig config) {
        this.slack = slack;
        this.archive = archive;
        this.fold = fold;
        this.tasks = tasks;
        this.progress = progress;
        this.setbacks = setbacks;
        this.config = config;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.HISTORY;
    }

    @Override
    public int batches() {
        return config.histories();
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public Uni<Void> work(List<Task> batch) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Reading(batch.getFirst()), this::page)
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Where a reading is, and which cursors it has seen. */
    private static final class Reading {

        private Task task;
        private final Set<String> cursors = new HashSet<>();

        Reading(Task task) {
            this.task = task;
        }
    }

    /** One page; answers whether there is another one to read under this lease. */
    private Uni<Boolean> page(Reading reading) {
        return slack.call(call(reading.task)).chain(answer -> switch (answer) {
            case SlackAnswer.Ok page -> read(reading, page);
            case SlackAnswer.Refused refused -> refused(reading, refused);
        });
    }

    private SlackCall call(Task task) {
        boolean byTime = task.cursor() == null && task.reached() != null;
        return SlackCall.of(task.team(), SlackMethod.CONVERSATIONS_HISTORY)
                .with("channel", task.channel())
                .with("limit", config.pageSize())
                .with("oldest", task.oldest())
                .with("latest", byTime ? task.reached() : task.latest())
                .with("inclusive", "true")
                .with("cursor", task.cursor());
    }

    private Uni<Boolean> refused(Reading reading, SlackAnswer.Refused refused) {
        if (refused.kind() == SlackAnswer.Kind.INVALID_CURSOR && reading.task.cursor() != null) {
            reading.task = reading.task.at(reading.task.reached(), null);
            return Uni.createFrom().item(true);
        }
        return setbacks.refused(reading.task, refused).replaceWith(false);
    }

    private Uni<Boolean> read(Reading reading, SlackAnswer.Ok page) {
        List<JsonNode> messages = Pages.items(page, "messages");
        String before = reading.task.reached();
        Optional<String> earliest = Pages.earliest(messages);
        boolean last = Pages.isLast(page);
        boolean stuck = before != null
                && earliest.map(ts -> !Pages.isBefore(ts, before)).orElse(false);
        boolean seenBefore =
                page.nextCursor().map(cursor -> !reading.cursors.add(cursor)).orElse(false);
        if (!last && (stuck || seenBefore)) {
            return circled(reading);
        }
        Task after = reading.task.at(
                earliest.filter(ts -> before == null || Pages.isBefore(ts, before))
                        .orElse(before),
                page.nextCursor().orElse(null));
        return archive.in(
                        after.team(),
                        tx -> write(tx, new PageRead(after, messages.size(), last, page.answered()), messages, page))
                .map(written -> {
                    reading.task = after;
                    return written && !last;
                });
    }

    /** A cursor that leads nowhere is dropped and the window goes on by time; if that leads nowhere either, later. */
    private Uni<Boolean> circled(Reading reading) {
        if (reading.task.cursor() == null) {
            return setbacks.circled(reading.task).replaceWith(false);
        }
        reading.task = reading.task.at(reading.task.reached(), null);
        return Uni.createFrom().item(true);
    }

    /** Answers false, having written nothing, when the task has been taken over. */
    private Uni<Boolean> write(SqlConnection tx, PageRead read, List<JsonNode> messages, SlackAnswer.Ok page) {
        Task task = read.task();
        PageObservation observation = new PageObservation(
                task.team(),
                task.channel(),
                Origin.BACKFILL,
                new Window(page.asked(), page.answered()),
                task.selection().kept(messages),
                PageObservation.Kind.HISTORY);
        return tasks.fenced(tx, List.of(task))
                .chain(ours -> ours.isEmpty()
                        ? Uni.createFrom().item(false)
                        : fold.page(tx, observation)
                                .chain(result -> progress.threads(tx, task, unread(task, result)))
                                .chain(() -> progress.advance(tx, List.of(read)))
                                .replaceWith(true));
    }

    private static List<ThreadHead> unread(Task task, FoldResult result) {
        return task.selection().threads()
                ? result.threads().stream().filter(head -> !head.unchanged()).toList()
                : List.of();
    }
}
