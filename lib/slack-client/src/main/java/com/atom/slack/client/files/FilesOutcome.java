package com.atom.slack.client.files;

import java.util.List;

import com.atom.slack.client.SlackAnswer;

/** One page of a list of files. */
public sealed interface FilesOutcome {

    /**
     * @param page from 1
     * @param pages 0 when there are no files
     * @param total files on all pages
     */
    record Page(List<SlackFile> files, int page, int pages, int total) implements FilesOutcome {

        public boolean isLast() {
            return page >= pages;
        }
    }

    record Refused(SlackAnswer.Refused refused) implements FilesOutcome {}
}
