package com.atom.slack.client.files;

import java.util.Optional;

import com.atom.slack.client.SlackAnswer;

/** What became of a download. Unless it is {@link Downloaded} nothing was written. */
public sealed interface DownloadOutcome {

    /**
     * The file is where it was wanted, whole.
     *
     * @param contentType as Slack said it
     */
    record Downloaded(long bytes, Optional<String> contentType) implements DownloadOutcome {}

    /** Slack asked to log in: the token lacks {@code files:read}, or the app cannot see this file. */
    record NotAuthorised() implements DownloadOutcome {}

    /** There is no such file, or no longer. */
    record NotThere() implements DownloadOutcome {}

    /** @param capBytes the most that is taken */
    record TooLarge(long capBytes) implements DownloadOutcome {}

    /** Among Slack's reasons one of ours: {@code foreign_address}, where the token must not go. */
    record Refused(SlackAnswer.Refused refused) implements DownloadOutcome {}
}
