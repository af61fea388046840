package com.atom.slack.simulator.webapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/**
 * Which workspace a call is about. A workspace's token is about its own, whatever {@code team_id} says; one of an
 * organisation is about what its arguments name, and only where the app was added.
 */
final class Whereabouts {
    private static final Set<String> NEED_TEAM = Set.of(
            "conversations.list",
            "files.list",
            "search.all",
            "search.files",
            "search.messages",
            "team.billableInfo",
            "usergroups.list",
            "users.conversations",
            "users.list");

    /** Methods about the token itself, and those of the organisation's administrators. */
    private static final Set<String> NEED_NONE =
            Set.of("apps.uninstall", "auth.revoke", "auth.teams.list", "auth.test");

    private final World world;

    Whereabouts(World world) {
        this.world = world;
    }

    /** For an organisation as such a workspace without anybody, of the organisation's id and name. */
    Team of(Grant grant, String method, Map<String, String> args) {
        if (!grant.isOrgWide()) {
            return world.team(grant.team()).orElseThrow();
        }
        if (NEED_NONE.contains(method) || method.startsWith("admin.")) {
            return world.place(grant.enterprise());
        }
        String named = args.getOrDefault("team_id", method.equals("team.info") ? args.getOrDefault("team", "") : "");
        if (!named.isEmpty()) {
            return added(grant, named);
        }
        if (NEED_TEAM.contains(method)) {
            throw new ApiError("missing_argument");
        }
        String channel = args.getOrDefault("channel", args.getOrDefault("channel_id", ""));
        if (method.startsWith("chat.") && !channel.isEmpty() && !channel.matches("[A-Z][A-Z0-9]+")) {
            throw new ApiError("team_not_found");
        }
        String user = args.getOrDefault("user", args.getOrDefault("users", "").split(",", 2)[0]);
        return having(
                        grant,
                        team -> team.channels().containsKey(channel)
                                || team.users().containsKey(channel))
                .or(() -> having(grant, team -> team.files().containsKey(args.getOrDefault("file", ""))))
                .or(() -> having(grant, team -> team.users().containsKey(user)))
                .or(() -> grant.teams().stream().sorted().findFirst().flatMap(world::team))
                .orElseThrow(() -> new ApiError("team_access_not_granted"));
    }

    private Team added(Grant grant, String team) {
        return world.team(team)
                .filter(known -> grant.reaches(known.id()))
                .orElseThrow(() -> new ApiError("team_access_not_granted"));
    }

    /** Where what was named is; refused when it is only where the app was not added. */
    private Optional<Team> having(Grant grant, Predicate<Team> has) {
        List<Team> all = world.teamsOf(grant.enterprise()).stream().filter(has).toList();
        Optional<Team> reached =
                all.stream().filter(team -> grant.reaches(team.id())).findFirst();
        if (reached.isEmpty() && !all.isEmpty()) {
            throw new ApiError("team_access_not_granted");
        }
        return reached;
    }
}
