package com.atom.slack.client.chat;

import java.net.URI;

import com.atom.slack.client.SlackAnswer;

/** Whether a message has an address for people. */
public sealed interface PermalinkOutcome {

    record Found(URI address) implements PermalinkOutcome {}

    /** There is no such message, or no longer. */
    record NotThere() implements PermalinkOutcome {}

    record Refused(SlackAnswer.Refused refused) implements PermalinkOutcome {}
}
