package com.atom.slack.simulator.socket;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

import com.atom.slack.simulator.apps.App;

/** Socket Mode, as far as questions to an app go. */
public interface Carrier {
    boolean isOpen(String appId);

    /**
     * Sends an envelope and waits for its acknowledgement, which it notes in the journal.
     *
     * @param type {@code slash_commands} or {@code interactive}
     * @return the payload of the acknowledgement, nothing when it had none; fails when there was no acknowledgement
     */
    Future<Optional<ObjectNode>> ask(App app, String type, ObjectNode payload, boolean acceptsResponsePayload);
}
