package com.atom.slack.devstack.mainjob;

/** The demo workspace could not be installed or ingested; the message is one line that names the step and the answer. */
public final class MainJobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MainJobFailure(String message) {
        super(message);
    }

    static MainJobFailure of(String step, JsonCall.Answer answer) {
        String text = answer.text().strip();
        return new MainJobFailure("%s was answered with %d: %s"
                .formatted(step, answer.status(), text.substring(0, Math.min(300, text.length()))));
    }
}
