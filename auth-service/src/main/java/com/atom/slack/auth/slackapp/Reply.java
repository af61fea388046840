package com.atom.slack.auth.slackapp;

import java.util.Optional;
import java.util.function.Function;

/** What became of a call about tokens. The difference between the last two is what decides whether a refresh token is spent. */
public sealed interface Reply<T> {

    /** Slack did it. */
    record Done<T>(T answer) implements Reply<T> {}

    /**
     * Slack said no.
     *
     * @param error Slack's own code, such as {@code invalid_refresh_token}
     */
    record Refused<T>(String error) implements Reply<T> {}

    /**
     * Slack did nothing: it was not reached, it limits us, or it answered with a failure of its own.
     *
     * @param why Slack's code or ours, for the log and the caller
     * @param retryAfterSeconds as Slack asked; empty unless it limits us
     */
    record NotTaken<T>(String why, Optional<Integer> retryAfterSeconds) implements Reply<T> {}

    /** The call was sent and no usable answer came: Slack may or may not have done it. */
    record Lost<T>() implements Reply<T> {}

    /** The same, with another answer. */
    default <R> Reply<R> map(Function<T, R> change) {
        return switch (this) {
            case Done<T>(T answer) -> new Done<>(change.apply(answer));
            case Refused<T>(String error) -> new Refused<>(error);
            case NotTaken<T>(String why, Optional<Integer> retryAfter) -> new NotTaken<>(why, retryAfter);
            case Lost<T>() -> new Lost<>();
        };
    }
}
