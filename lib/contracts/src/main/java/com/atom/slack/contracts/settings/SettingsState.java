package com.atom.slack.contracts.settings;

import java.time.Instant;
import java.util.Map;

/**
 * Dynamic settings on {@code slack.workspaces.v1}: keyed {@code *} for global ones and {@code *}{@code /T…} for those of one
 * workspace; the newest record is the whole truth about its scope.
 *
 * @param scope {@code *} or {@code T…}
 * @param values by the name of the variable
 * @param seq rises by one for each record of the scope
 */
public record SettingsState(String scope, Map<String, String> values, Instant changedAt, long seq) {

    /** The scope of settings that hold for all workspaces. */
    public static final String GLOBAL = "*";

    /** The Kafka key of a scope. */
    public static String key(String scope) {
        return scope.equals(GLOBAL) ? GLOBAL : GLOBAL + "/" + scope;
    }

    /** Whether a record of the topic is about settings and not about a workspace. */
    public static boolean isKey(String key) {
        return key.startsWith(GLOBAL);
    }
}
