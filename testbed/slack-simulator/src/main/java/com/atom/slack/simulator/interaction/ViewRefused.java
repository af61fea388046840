package com.atom.slack.simulator.interaction;

import java.util.List;

/** A view that cannot be shown, in Slack's word and what is wrong with it in sentences. */
public final class ViewRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String error;
    private final transient List<String> messages;

    ViewRefused(String error) {
        this(error, List.of());
    }

    ViewRefused(String error, List<String> messages) {
        super(error, null, false, false);
        this.error = error;
        this.messages = messages;
    }

    public String error() {
        return error;
    }

    /** For {@code response_metadata.messages}. */
    public List<String> messages() {
        return messages;
    }
}
