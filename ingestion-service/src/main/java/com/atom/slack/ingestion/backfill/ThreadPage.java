package com.atom.slack.ingestion.backfill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.client.SlackAnswer;
import com.atom.slack.ingestion.fold.Window;

/**
 * One page of one thread, or the news that the thread is gone.
 *
 * @param window when it was true; absent when the thread is gone
 */
record ThreadPage(
        PageRead read, List<JsonNode> messages, @Nullable Window window) {

    static ThreadPage of(Task task, SlackAnswer.Ok page, String reached) {
        List<JsonNode> messages = Pages.items(page, "messages");
        return new ThreadPage(
                new PageRead(
                        task.at(reached, page.nextCursor().orElse(null)),
                        // the parent comes with every page and belongs to the history
                        Math.max(0, messages.size() - 1),
                        Pages.isLast(page),
                        page.answered()),
                messages,
                new Window(page.asked(), page.answered()));
    }

    static ThreadPage gone(Task task) {
        return new ThreadPage(new PageRead(task, 0, true, null), List.of(), null);
    }

    Task task() {
        return read.task();
    }

    String team() {
        return read.task().team();
    }

    /** As many as fit into one transaction each, at least one. */
    static List<List<ThreadPage>> together(List<ThreadPage> pages, int messages) {
        List<List<ThreadPage>> transactions = new ArrayList<>();
        int size = 0;
        for (ThreadPage page : pages) {
            if (transactions.isEmpty() || size + page.messages().size() > messages) {
                transactions.add(new ArrayList<>());
                size = 0;
            }
            transactions.getLast().add(page);
            size += page.messages().size();
        }
        return transactions;
    }

    /** For pages of the same second: the earliest question and that second. */
    static Window window(List<ThreadPage> pages) {
        Instant asked = pages.stream()
                .map(page -> page.window().askedAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Window(asked, pages.getFirst().window().answeredAt());
    }

    static List<JsonNode> messages(List<ThreadPage> pages) {
        return pages.stream().flatMap(page -> page.messages().stream()).toList();
    }
}
