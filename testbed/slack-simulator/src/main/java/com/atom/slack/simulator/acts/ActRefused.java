package com.atom.slack.simulator.acts;

/** An act that cannot be done, in a word a program and a sentence a person understands. */
public final class ActRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String error;

    public ActRefused(String error, String detail) {
        super(detail, null, false, false);
        this.error = error;
    }

    public String error() {
        return error;
    }
}
