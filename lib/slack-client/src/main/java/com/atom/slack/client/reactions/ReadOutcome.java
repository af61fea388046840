package com.atom.slack.client.reactions;

import java.util.List;

import com.atom.slack.client.SlackAnswer;

/** What is under a message. */
public sealed interface ReadOutcome {

    /** @param reactions in Slack's order; none is an answer too */
    record Found(List<Reaction> reactions) implements ReadOutcome {}

    /** There is no such message, or no longer. */
    record NotThere() implements ReadOutcome {}

    record Refused(SlackAnswer.Refused refused) implements ReadOutcome {}
}
