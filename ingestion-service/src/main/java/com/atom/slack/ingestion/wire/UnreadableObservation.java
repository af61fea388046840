package com.atom.slack.ingestion.wire;

/** An observation that cannot be applied whatever the state of the world: trying again changes nothing. */
public final class UnreadableObservation extends RuntimeException {

    /** @param reason in words, without any of Slack's content */
    public UnreadableObservation(String reason) {
        super(reason, null, false, false);
    }
}
