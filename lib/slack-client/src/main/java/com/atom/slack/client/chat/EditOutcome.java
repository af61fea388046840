package com.atom.slack.client.chat;

import com.atom.slack.client.SlackAnswer;

/** What became of an edit. */
public sealed interface EditOutcome {

    /** The message says the new content. */
    record Edited() implements EditOutcome {}

    /** There is no such message, or no longer. */
    record NotThere() implements EditOutcome {}

    /** Of the kind {@code TRANSIENT} the edit may have happened all the same; the same edit again does no harm. */
    record Refused(SlackAnswer.Refused refused) implements EditOutcome {}
}
