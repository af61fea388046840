package com.atom.slack.simulator.socket;

/** The app did not acknowledge an envelope in time; the message is the reason, see {@link Ack#failure}. */
public final class NotAcknowledged extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAcknowledged(String reason) {
        super(reason, null, false, false);
    }
}
