package com.atom.slack.client.files;

import java.util.regex.Pattern;

/**
 * A file of a workspace.
 *
 * @param team {@code T…}
 * @param file {@code F…}
 */
public record FileAddress(String team, String file) {

    private static final Pattern FILE = Pattern.compile("F[A-Z0-9]{1,30}");

    public FileAddress {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("\"" + file + "\" is no id of a file (F…)");
        }
    }
}
