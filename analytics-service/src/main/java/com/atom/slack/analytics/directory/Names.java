package com.atom.slack.analytics.directory;

import java.util.Map;

/**
 * What people call users and channels, by id; an id without a name is left out.
 *
 * @param users of users
 * @param channels of channels
 */
public record Names(Map<String, String> users, Map<String, String> channels) {

    /** Nothing is known. */
    public static final Names NONE = new Names(Map.of(), Map.of());
}
