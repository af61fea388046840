package com.atom.slack.ingestion.messages;

/**
 * A message's identity inside its team.
 *
 * @param channelKey the archive's own key of the channel
 * @param ts Slack's string
 */
public record MessageId(long channelKey, String ts) implements Comparable<MessageId> {

    @Override
    public int compareTo(MessageId other) {
        return channelKey == other.channelKey ? ts.compareTo(other.ts) : Long.compare(channelKey, other.channelKey);
    }
}
