package com.atom.slack.simulator.workspace;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a channel may be called. */
public final class ChannelName {
    private static final Pattern FORM = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]+");
    private static final int LONGEST = 80;

    private ChannelName() {}

    /** Slack's word for what is wrong with a name for a channel of a workspace; empty when it can have it. */
    public static Optional<String> fault(Team team, String name) {
        if (name.length() > LONGEST) {
            return Optional.of("invalid_name_maxlength");
        }
        if (name.chars().allMatch(c -> c == '-' || c == '_')) {
            return Optional.of("invalid_name_punctuation");
        }
        if (!FORM.matcher(name).matches()) {
            return Optional.of("invalid_name_specials");
        }
        boolean taken = team.channels().values().stream()
                .anyMatch(channel -> channel.name().equals(name));
        return taken ? Optional.of("name_taken") : Optional.empty();
    }
}
