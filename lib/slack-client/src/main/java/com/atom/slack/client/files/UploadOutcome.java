package com.atom.slack.client.files;

import com.atom.slack.client.SlackAnswer;

/** What became of an upload. */
public sealed interface UploadOutcome {

    /** Slack has it. The message that shares it comes a moment later, with the events. */
    record Uploaded(SlackFile file) implements UploadOutcome {}

    /**
     * Slack has the bytes, and the answer to the last step is lost: the file may or may not be shared. {@link SlackFiles#info} says
     * so after a while; sending again may share it twice.
     *
     * @param error Slack's code, or {@code unreachable}
     */
    record InDoubt(FileAddress file, String error) implements UploadOutcome {}

    /**
     * Slack was not asked: the source is missing, empty or too large.
     *
     * @param why for the log
     */
    record NotSent(String why) implements UploadOutcome {}

    /** Nothing is in Slack; bytes that had arrived are discarded there. */
    record Refused(SlackAnswer.Refused refused) implements UploadOutcome {}
}
