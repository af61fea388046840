package com.atom.slack.client.chat;

import com.atom.slack.client.SlackAnswer;

/** What became of a deletion. */
public sealed interface DeleteOutcome {

    /** This call deleted it. */
    record Deleted() implements DeleteOutcome {}

    /** There was no such message: never, no longer, or because the first attempt of this very call had deleted it. */
    record NotThere() implements DeleteOutcome {}

    /** Of the kind {@code TRANSIENT} the message may be gone all the same; asking again does no harm. */
    record Refused(SlackAnswer.Refused refused) implements DeleteOutcome {}
}
