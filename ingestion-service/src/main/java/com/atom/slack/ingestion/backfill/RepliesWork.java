package com.atom.slack.ingestion.backfill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

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
import com.atom.slack.ingestion.fold.PageObservation;

/**
 * Reads threads of one channel: a call each, in parallel, and one transaction for many of them. A thread of several pages goes
 * on with the next batch.
 */
@ApplicationScoped
class RepliesWork implements TaskWork {

    private final SlackCalls slack;
    private final ArchiveWork archive;
    private final Fold fold;
    private final TaskStore tasks;
    private final TaskProgress progress;
    private final Setbacks setbacks;
    private final BackfillConfig config;

    RepliesWork(
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
        return TaskKind.REPLIES;
    }

    @Override
    public int batches() {
        return config.threadBatches();
    }

    @Override
    public int batchSize() {
        return config.threadsPerBatch();
    }

    @Override
    public Uni<Void> work(List<Task> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUni(this::ask)
                .merge(config.callsPerBatch())
                .collect()
                .asList()
                .chain(this::take)
                .chain(unfinished -> unfinished.isEmpty() ? Uni.createFrom().voidItem() : work(unfinished));
    }

    private record Answered(Task task, SlackAnswer answer) {}

    /** One page of a thread; by time where the cursor has expired or leads nowhere. */
    private Uni<Answered> ask(Task task) {
        return slack.call(call(task))
                .chain(answer -> task.cursor() != null && leadsNowhere(task, answer)
                        ? ask(task.at(task.reached(), null))
                        : Uni.createFrom().item(new Answered(task, answer)));
    }

    private SlackCall call(Task task) {
        boolean byTime = task.cursor() == null && task.reached() != null;
        return SlackCall.of(task.team(), SlackMethod.CONVERSATIONS_REPLIES)
                .with("channel", task.channel())
                .with("ts", task.threadTs())
                .with("limit", config.pageSize())
                .with("oldest", byTime ? task.reached() : null)
                .with("inclusive", byTime ? "true" : null)
                .with("cursor", task.cursor());
    }

    private static boolean leadsNowhere(Task task, SlackAnswer answer) {
        return switch (answer) {
            case SlackAnswer.Refused refused -> refused.kind() == SlackAnswer.Kind.INVALID_CURSOR;
            case SlackAnswer.Ok page -> isStuck(task, page);
        };
    }

    private static boolean isStuck(Task task, SlackAnswer.Ok page) {
        return !Pages.isLast(page) && reached(task, page).equals(task.reached());
    }

    /** The last ts of the thread that has been read with this page; a parent alone counts too. */
    private static String reached(Task task, SlackAnswer.Ok page) {
        String before = task.reached() == null ? task.threadTs() : task.reached();
        return Pages.latest(Pages.items(page, "messages"))
                .filter(ts -> Pages.isBefore(before, ts))
                .orElse(before);
    }

    /** Writes what was answered; answers the tasks that go on. */
    private Uni<List<Task>> take(List<Answered> answers) {
        List<ThreadPage> pages = new ArrayList<>();
        List<Uni<Void>> setBack = new ArrayList<>();
        for (Answered answered : answers) {
            Task task = answered.task();
            switch (answered.answer()) {
                case SlackAnswer.Ok page when isStuck(task, page) -> setBack.add(setbacks.circled(task));
                case SlackAnswer.Ok page -> pages.add(ThreadPage.of(task, page, reached(task, page)));
                // deleted since its parent was seen: nothing is left to read
                case SlackAnswer.Refused refused
                when refused.kind() == SlackAnswer.Kind.THREAD_NOT_FOUND -> pages.add(ThreadPage.gone(task));
                case SlackAnswer.Refused refused -> setBack.add(setbacks.refused(task, refused));
            }
        }
        return Multi.createFrom()
                .iterable(ThreadPage.together(pages, config.messagesPerTransaction()))
                .onItem()
                .transformToUniAndConcatenate(
                        together -> archive.in(together.getFirst().team(), tx -> write(tx, together)))
                .onItem()
                .disjoint()
                .map(Task.class::cast)
                .collect()
                .asList()
                .call(unfinished -> one(setBack));
    }

    private static Uni<Void> one(List<Uni<Void>> afterAnother) {
        return Multi.createFrom()
                .iterable(afterAnother)
                .onItem()
                .transformToUniAndConcatenate(each -> each)
                .collect()
                .last();
    }

    /** Those that were taken over are left out. Answers the tasks that go on. */
    private Uni<List<Task>> write(SqlConnection tx, List<ThreadPage> pages) {
        return tasks.fenced(tx, pages.stream().map(ThreadPage::task).toList()).chain(ours -> {
            List<ThreadPage> held = pages.stream()
                    .filter(page -> ours.contains(page.task().id()))
                    .toList();
            return held.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : fold(tx, held)
                            .chain(() -> progress.advance(
                                    tx, held.stream().map(ThreadPage::read).toList()))
                            .replaceWith(() -> held.stream()
                                    .filter(page -> !page.read().last())
                                    .map(ThreadPage::task)
                                    .toList());
        });
    }

    /** Answers of one second in one channel are one observation, asked when the first of them was. */
    private Uni<Void> fold(SqlConnection tx, List<ThreadPage> pages) {
        Task any = pages.getFirst().task();
        Map<Instant, List<ThreadPage>> bySecond = pages.stream()
                .filter(page -> page.window() != null)
                .collect(Collectors.groupingBy(page -> page.window().answeredAt(), TreeMap::new, Collectors.toList()));
        return Multi.createFrom()
                .iterable(bySecond.values())
                .onItem()
                .transformToUniAndConcatenate(together -> fold.page(
                        tx,
                        new PageObservation(
                                any.team(),
                                any.channel(),
                                Origin.BACKFILL,
                                ThreadPage.window(together),
                                any.selection().kept(ThreadPage.messages(together)),
                                PageObservation.Kind.REPLIES)))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
