package com.atom.slack.ingestion.channels;

/**
 * CDI event, fired after the commit that made a channel readable: the bot was invited or joined. Observers must not block.
 *
 * @param team {@code T…}
 * @param channelKey the archive's key
 * @param channel Slack's id
 */
public record ChannelReadable(String team, long channelKey, String channel) {}
