package com.atom.slack.simulator.hooks;

/** What cannot be said: answered as plain text with an HTTP status. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String word;

    Refusal(int status, String word) {
        super(word, null, false, false);
        this.status = status;
        this.word = word;
    }

    int status() {
        return status;
    }

    public String word() {
        return word;
    }
}
