package com.atom.slack.client.reactions;

import com.atom.slack.client.SlackAnswer;

/** What became of giving or taking back a reaction. */
public sealed interface ReactOutcome {

    /** This call did it. */
    record Done() implements ReactOutcome {}

    /** It was so already: before, or because the first attempt of this very call had done it. */
    record WasSo() implements ReactOutcome {}

    /** There is no such message, or no longer. */
    record NotThere() implements ReactOutcome {}

    /** Of the kind {@code TRANSIENT} it may be done all the same; asking again does no harm. */
    record Refused(SlackAnswer.Refused refused) implements ReactOutcome {}
}
