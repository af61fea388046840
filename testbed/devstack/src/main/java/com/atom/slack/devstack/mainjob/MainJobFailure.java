package com.atom.slack.devstack.mainjob;

/** The demo workspace could not be installed or ingested; the message is one line that names the step and the answer. */
public final class MainJobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    MainJobFailure(String message) {
        this(message, false);
    }

    private MainJobFailure(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether trying again soon may help: somebody was not available, nothing was refused. */
    boolean isPassing() {
        return passing;
    }

    static MainJobFailure unreachable(String message) {
        return new MainJobFailure(message, true);
    }

    static MainJobFailure of(String step, JsonCall.Answer answer) {
        String text = answer.text().strip();
        return new MainJobFailure(
                "%s was answered with %d: %s"
                        .formatted(step, answer.status(), text.substring(0, Math.min(300, text.length()))),
                answer.status() > 500);
    }
}
