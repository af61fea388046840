package com.atom.slack.devstack.house;

/** What was asked cannot be done as things stand; the message is one line for a person: what is wrong and what to do. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
