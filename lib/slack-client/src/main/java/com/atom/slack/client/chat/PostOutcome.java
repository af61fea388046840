package com.atom.slack.client.chat;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.client.MessageAddress;
import com.atom.slack.client.SlackAnswer;

/** What became of a post. */
public sealed interface PostOutcome {

    /**
     * It stands in Slack.
     *
     * @param message where; for a post to a user the channel is the DM that Slack opened
     * @param shown as Slack keeps it, which may differ from what was sent
     */
    record Posted(MessageAddress message, JsonNode shown) implements PostOutcome {}

    /**
     * It left and no answer came back: it may or may not stand in Slack, now or in a moment. Posting again may post twice.
     *
     * @param error Slack's code, or {@code unreachable}
     */
    record InDoubt(String error) implements PostOutcome {}

    /** It does not stand in Slack. */
    record Refused(SlackAnswer.Refused refused) implements PostOutcome {}
}
