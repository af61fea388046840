package com.atom.slack.devstack.house;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Of the house and of everything in it; {@code DEGRADED} runs but does not do all of its work. */
public enum State {
    STARTING,
    READY,
    DEGRADED,
    STOPPED;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
