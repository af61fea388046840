package com.atom.slack.client;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Walks the pages of a method that gives cursors. */
@Singleton
public class CursorPages {

    private final SlackCalls calls;

    CursorPages(SlackCalls calls) {
        this.calls = calls;
    }

    /** How a walk ended. */
    public sealed interface Walk {

        /** The last page was seen. */
        record Whole() implements Walk {}

        /** Slack refused a page; the pages before it were handed on. */
        record Stopped(SlackAnswer.Refused refused) implements Walk {}

        /** Slack gave a cursor that it had given before. */
        record Looped() implements Walk {}
    }

    /**
     * Hands on page after page, the next one only after the work on the last one is done.
     *
     * @param first the call of the first page
     * @return fails only when the work on a page fails
     */
    public Uni<Walk> each(SlackCall first, Function<SlackAnswer.Ok, Uni<Void>> work) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Position(first), position -> step(position, work))
                .whilst(walk -> walk.isEmpty())
                .collect()
                .last()
                .map(Optional::orElseThrow);
    }

    private Uni<Optional<Walk>> step(Position position, Function<SlackAnswer.Ok, Uni<Void>> work) {
        return calls.call(position.next).chain(answer -> switch (answer) {
            case SlackAnswer.Refused refused -> Uni.createFrom().item(Optional.<Walk>of(new Walk.Stopped(refused)));
            case SlackAnswer.Ok ok -> work.apply(ok).map(done -> position.advance(ok));
        });
    }

    private static final class Position {

        private SlackCall next;
        private final Set<String> seen = new HashSet<>();

        Position(SlackCall first) {
            this.next = first;
        }

        Optional<Walk> advance(SlackAnswer.Ok page) {
            Optional<String> cursor = page.nextCursor();
            if (cursor.isEmpty()) {
                return Optional.of(new Walk.Whole());
            }
            if (!seen.add(cursor.get())) {
                return Optional.of(new Walk.Looped());
            }
            next = next.with("cursor", cursor.get());
            return Optional.empty();
        }
    }
}
