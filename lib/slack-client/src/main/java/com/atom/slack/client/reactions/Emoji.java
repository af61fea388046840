package com.atom.slack.client.reactions;

import java.util.regex.Pattern;

/**
 * An emoji by its name, without the colons around it.
 *
 * @param name {@code thumbsup}, {@code thumbsup::skin-tone-4}, or one of the workspace's own
 */
public record Emoji(String name) {

    private static final Pattern FORM = Pattern.compile("[^\\s:]+(::skin-tone-[2-6])?");

    public Emoji {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of an emoji: no colons around it, no blanks, skin tones 2 to 6");
        }
    }
}
