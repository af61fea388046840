package com.atom.slack.client;

import java.util.regex.Pattern;

/**
 * A conversation of a workspace, by its id: names are not taken, because Slack lets two channels swap theirs.
 *
 * @param team {@code T…}
 * @param channel {@code C…}, {@code G…} or {@code D…}; a user's {@code U…} or {@code W…} where a message may open the DM
 */
public record ChannelAddress(String team, String channel) {

    private static final Pattern TEAM = Pattern.compile("[TE][A-Z0-9]{1,30}");
    private static final Pattern CHANNEL = Pattern.compile("[CGDUW][A-Z0-9]{1,30}");

    public ChannelAddress {
        if (!TEAM.matcher(team).matches()) {
            throw new IllegalArgumentException("\"" + team + "\" is no id of a workspace (T…)");
        }
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException(
                    "\"" + channel + "\" is no id of a channel or user (C…, G…, D…, U…, W…)");
        }
    }

    public MessageAddress message(String ts) {
        return new MessageAddress(this, ts);
    }
}
