package com.atom.slack.client;

import java.util.regex.Pattern;

/**
 * A message, as Slack identifies it.
 *
 * @param ts seconds, a point, six decimals; a text, never a number
 */
public record MessageAddress(ChannelAddress place, String ts) {

    private static final Pattern TS = Pattern.compile("\\d{1,12}\\.\\d{6}");

    public MessageAddress {
        if (!TS.matcher(ts).matches()) {
            throw new IllegalArgumentException("\"" + ts + "\" is no ts (seconds, a point, six decimals)");
        }
    }

    public String team() {
        return place.team();
    }

    public String channel() {
        return place.channel();
    }
}
