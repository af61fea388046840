package com.atom.slack.simulator.oauth;

/** What goes wrong on Slack's own page: the browser stays there and the app hears nothing. */
final class PageError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code Slack's word */
    PageError(String code) {
        this(code, "");
    }

    PageError(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
