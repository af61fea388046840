package com.atom.slack.ingestion.backfill;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.client.CursorPages;
import com.atom.slack.client.CursorPages.Walk;
import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackCall;
import com.atom.slack.ingestion.changes.ArchiveWork;

/** Reads lists from their first page to their last: short enough to begin again after a crash or an expired cursor. */
@ApplicationScoped
class ListWork {

    private final CursorPages pages;
    private final ArchiveWork archive;
    private final TaskStore tasks;
    private final TaskProgress progress;
    private final Setbacks setbacks;

    ListWork(CursorPages pages, ArchiveWork archive, TaskStore tasks, TaskProgress progress, Setbacks setbacks) {
        this.pages = pages;
        this.archive = archive;
        this.tasks = tasks;
        this.progress = progress;
        this.setbacks = setbacks;
    }

    /** What is written of one page, in the transaction that notes the progress. Answers the number of things on it. */
    interface PageWriter {
        Uni<Integer> write(SqlConnection tx, SlackAnswer.Ok page);
    }

    /**
     * @param whole in the transaction of the last page
     * @return completes when the task is done, given back or lost
     */
    Uni<Void> read(Task task, SlackCall first, PageWriter writer, Function<SqlConnection, Uni<Void>> whole) {
        return pages.each(first, page -> archive.in(task.team(), tx -> write(tx, task, page, writer, whole)))
                .chain(walk -> switch (walk) {
                    case Walk.Whole() -> Uni.createFrom().voidItem();
                    case Walk.Stopped(SlackAnswer.Refused refused) -> setbacks.refused(task, refused);
                    case Walk.Looped() -> setbacks.circled(task);
                });
    }

    private Uni<Void> write(
            SqlConnection tx,
            Task task,
            SlackAnswer.Ok page,
            PageWriter writer,
            Function<SqlConnection, Uni<Void>> whole) {
        boolean last = page.nextCursor().isEmpty();
        return tasks.fenced(tx, List.of(task))
                .chain(ours -> ours.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : writer.write(tx, page)
                                .chain(items ->
                                        progress.advance(tx, List.of(new PageRead(task, items, last, page.answered()))))
                                .chain(() -> last
                                        ? whole.apply(tx)
                                        : Uni.createFrom().voidItem()));
    }
}
