package com.atom.slack.client.files;

import com.atom.slack.client.SlackAnswer;

/** Whether there is a file. */
public sealed interface FileOutcome {

    record Found(SlackFile file) implements FileOutcome {}

    /** There is no such file, or no longer. */
    record NotThere() implements FileOutcome {}

    record Refused(SlackAnswer.Refused refused) implements FileOutcome {}
}
