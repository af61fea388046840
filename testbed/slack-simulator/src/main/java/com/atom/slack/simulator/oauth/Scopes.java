package com.atom.slack.simulator.oauth;

import java.util.List;
import java.util.Set;

/** Lists of scopes as they stand in a URL, and which words Slack has for them. */
public final class Scopes {
    static final String WEBHOOK = "incoming-webhook";

    private static final Set<String> ALONE =
            Set.of("admin", "client", "commands", "email", "identify", "openid", "profile", "tokens.basic", WEBHOOK);

    /** What stands before the colon; a dot may follow. */
    private static final Set<String> FAMILIES = Set.of(
            "admin",
            "app_mentions",
            "assistant",
            "auditlogs",
            "bookmarks",
            "calls",
            "canvases",
            "channels",
            "chat",
            "conversations",
            "datastore",
            "discovery",
            "dnd",
            "emoji",
            "files",
            "groups",
            "hosting",
            "identity",
            "im",
            "links",
            "lists",
            "metadata",
            "mpim",
            "pins",
            "reactions",
            "reminders",
            "remote_files",
            "search",
            "stars",
            "team",
            "tokens",
            "triggers",
            "usergroups",
            "users",
            "workflow",
            "workflows");

    /** What no bot is given, beside all of {@code admin} and of signing in. */
    private static final Set<String> FOR_PEOPLE_ONLY = Set.of(
            "admin",
            "channels:write",
            "dnd:write",
            "email",
            "identify",
            "openid",
            "profile",
            "search:read",
            "search:read.im",
            "search:read.mpim",
            "search:read.private",
            "stars:read",
            "stars:write",
            "users.profile:write");

    private Scopes() {}

    /** Separated by commas or blanks; each once. */
    static List<String> in(String list) {
        String stripped = list.strip();
        return stripped.isEmpty()
                ? List.of()
                : List.of(stripped.split("[, ]+")).stream()
                        .filter(scope -> !scope.isEmpty())
                        .distinct()
                        .toList();
    }

    static boolean isForPeopleOnly(String scope) {
        return FOR_PEOPLE_ONLY.contains(scope) || scope.startsWith("admin.") || scope.startsWith("identity.");
    }

    public static boolean isKnown(String scope) {
        return ALONE.contains(scope)
                || scope.matches("[a-z_.]+:[a-z_.]+(:[a-z_.]+)?") && FAMILIES.contains(scope.split("[.:]", 2)[0])
                || scope.matches("identity\\.[a-z]+");
    }
}
