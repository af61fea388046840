package com.atom.slack.contracts.identity;

/** The five services; the lower-case name is the audience of an internal token. */
public enum ServiceName {
    GATEWAY,
    AUTH,
    EVENTS,
    INGESTION,
    ANALYTICS;

    /** The audience of tokens for this service: its name in lower case. */
    public String audience() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
