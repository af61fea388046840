package com.atom.slack.ingestion.fold;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.contracts.changes.Origin;

/**
 * One page of {@code conversations.history} or {@code conversations.replies}, as Slack answered it.
 *
 * @param team {@code T…}; the transaction must have entered it
 * @param channel Slack's id, the current one or an older one
 * @param origin why the page was read
 * @param window when it was true
 * @param messages the {@code messages} of the answer, untouched, in any order
 * @param kind which method answered
 */
public record PageObservation(
        String team, String channel, Origin origin, Window window, List<JsonNode> messages, Kind kind) {

    /** The method that answered. */
    public enum Kind {
        HISTORY,
        REPLIES
    }
}
