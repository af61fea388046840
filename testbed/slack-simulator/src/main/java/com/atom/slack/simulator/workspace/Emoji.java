package com.atom.slack.simulator.workspace;

import java.util.regex.Pattern;

/** Which names of emoji there are: Slack's two thousand standard ones are not listed here, any name of their form is one. */
public final class Emoji {
    private static final Pattern STANDARD =
            Pattern.compile("(?:\\+1|-1|[a-z0-9][a-z0-9_'+-]{0,62})(?:::skin-tone-[2-6])?");
    private static final Pattern CUSTOM = Pattern.compile("[a-z0-9][a-z0-9_'-]{0,99}");

    private Emoji() {}

    /** A standard one, with a skin tone or without, or one of the workspace. */
    public static boolean isKnown(Team team, String name) {
        return team.office().emoji().containsKey(name) || STANDARD.matcher(name).matches();
    }

    /** What a custom one may be called. */
    public static boolean isName(String name) {
        return CUSTOM.matcher(name).matches();
    }
}
