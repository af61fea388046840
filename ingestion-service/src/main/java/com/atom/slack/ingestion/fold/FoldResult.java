package com.atom.slack.ingestion.fold;

import java.util.List;

import com.atom.slack.ingestion.channels.ChannelReadable;
import com.atom.slack.ingestion.messages.ThreadHead;

/**
 * What an observation did to the archive.
 *
 * @param observed messages looked at
 * @param added messages not held, or not visible, before
 * @param changed messages that were visible before and look different now, deleted ones among them
 * @param threads for pages: the parents that Slack says have replies, with what the archive holds of their threads after this
 *     page; empty for events
 * @param readable channels whose history the token may read now and could not before; to be fired after the commit
 */
public record FoldResult(
        int observed, int added, int changed, List<ThreadHead> threads, List<ChannelReadable> readable) {}
