package com.atom.slack.simulator.acts;

import java.util.Optional;
import java.util.regex.Pattern;

import com.atom.slack.simulator.workspace.ChannelName;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.UserGroup;
import com.atom.slack.simulator.workspace.World;

/** Names that acts give: refused when they are malformed or somebody else's. */
final class Names {
    private static final int LONGEST_OF_TEAM = 255;
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,20}");
    private static final Pattern USER = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N}._-]{0,79}");
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9._-]{1,21}");

    private Names() {}

    static String channel(Team team, String name) {
        ChannelName.fault(team, name).ifPresent(fault -> {
            throw new ActRefused(
                    fault,
                    "name is to be lower-case letters, digits, hyphens and underscores, at most 80 and nobody else's,"
                            + " not \"" + name + "\"");
        });
        return name;
    }

    /** @param own id of the user whose name is not in its own way; empty for one to come */
    static String user(Team team, String own, String name) {
        if (!USER.matcher(name).matches()) {
            throw new ActRefused(
                    "invalid_field",
                    "name is to be lower-case letters, digits, dots, hyphens and underscores, at most 80, not \"" + name
                            + "\"");
        }
        if (team.users().values().stream()
                .anyMatch(user -> user.name().equals(name) && !user.id().equals(own))) {
            throw new ActRefused("name_taken", "name: somebody in " + team.id() + " is called " + name);
        }
        return name;
    }

    static String team(String name) {
        if (name.isBlank() || name.length() > LONGEST_OF_TEAM || name.chars().anyMatch(Character::isISOControl)) {
            throw new ActRefused("invalid_field", "name is to be one line of at most 255 characters, and not blank");
        }
        return name;
    }

    /** @param own id of the workspace whose domain is not in its own way; empty for one to come */
    static String domain(World world, String own, String domain) {
        if (!DOMAIN.matcher(domain).matches()) {
            throw new ActRefused("invalid_field", "domain is lower-case letters, digits and hyphens, not " + domain);
        }
        if (world.teams().values().stream()
                .anyMatch(team -> team.domain().equals(domain) && !team.id().equals(own))) {
            throw new ActRefused("domain_taken", domain);
        }
        return domain;
    }

    /** @param own the group whose name is not in its own way */
    static String group(Team team, Optional<UserGroup> own, String name) {
        if (others(team, own, name, false)) {
            throw new ActRefused("name_already_exists", "name: there is a user group " + name);
        }
        return name;
    }

    /** With or without its at sign. */
    static String handle(Team team, Optional<UserGroup> own, String asked) {
        String handle = asked.replaceFirst("^@", "");
        if (!HANDLE.matcher(handle).matches()) {
            throw new ActRefused(
                    "invalid_handle",
                    "handle is to be lower-case letters, digits, dots, hyphens and underscores, at most 21, not \""
                            + handle + "\"");
        }
        if (others(team, own, handle, true)) {
            throw new ActRefused("handle_already_exists", "handle: there is a user group @" + handle);
        }
        return handle;
    }

    private static boolean others(Team team, Optional<UserGroup> own, String name, boolean handles) {
        return team.office().groups().values().stream()
                .filter(group ->
                        own.map(known -> !known.id().equals(group.id())).orElse(true))
                .anyMatch(group -> (handles ? group.handle() : group.name()).equals(name));
    }
}
