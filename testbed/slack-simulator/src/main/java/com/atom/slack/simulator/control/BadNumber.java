package com.atom.slack.simulator.control;

/** A parameter of a query string that is to be a number and is none. */
final class BadNumber extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    BadNumber(String parameter, String value) {
        super(parameter + " is to be a whole number, 0 or more, not \"" + value + "\"");
        this.parameter = parameter;
    }

    /** The word for it, {@code invalid_limit}. */
    String error() {
        return "invalid_" + parameter;
    }
}
