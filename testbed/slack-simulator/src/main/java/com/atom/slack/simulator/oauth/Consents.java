package com.atom.slack.simulator.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/**
 * Who is signed in, where, and what they allow: by the fields of the page or, without a person, by parameters that begin
 * with {@code _sim_}. What is left open an administrator of the first workspace decides, and allows everything.
 */
final class Consents {
    static final String TEAM = "_sim_team";
    static final String ORG = "_sim_org";
    static final String USER = "_sim_user";
    static final String DECLINE = "_sim_decline";
    static final String CHANNEL = "_sim_channel";

    private final World world;

    Consents(World world) {
        this.world = world;
    }

    /** @throws PageError when it cannot be allowed, or a wish names what there is not */
    Consent of(Asked asked) {
        Map<String, String> wishes = asked.parameters();
        String place = place(asked);
        Team team = world.team(place).orElseGet(() -> world.teamsOf(place).getFirst());
        User installer = installer(place, team, wishes.getOrDefault(USER, ""));
        List<String> declined = declined(asked);
        List<String> scopes = kept(asked.scopes(), asked.optionalScopes(), declined, wishes, "bot");
        List<String> userScopes = kept(asked.userScopes(), asked.optionalUserScopes(), declined, wishes, "user");
        boolean hooked = scopes.contains(Scopes.WEBHOOK) && place.equals(team.id());
        String channel =
                hooked ? channel(team, wishes.getOrDefault(CHANNEL, "")).id() : "";
        return new Consent(place, team, installer, scopes, userScopes, channel);
    }

    /** Where the app may be installed, in the order in which the page offers it. */
    List<Team> teams(App app) {
        return world.teams().values().stream()
                .filter(team -> app.settings().distribution().distributed() || team.equals(home(app)))
                .toList();
    }

    List<Enterprise> organisations(App app) {
        return app.settings().orgReady()
                ? teams(app).stream()
                        .flatMap(team -> team.enterprise().stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    private Team home(App app) {
        return world.team(app.settings().distribution().homeTeam())
                .orElseGet(() -> world.teams().values().iterator().next());
    }

    private String place(Asked asked) {
        Map<String, String> wishes = asked.parameters();
        App app = asked.app();
        String chosen = wishes.getOrDefault(TEAM, "");
        String preselected = wishes.getOrDefault("team", "");
        String org = wishes.getOrDefault(ORG, chosen.startsWith("E") ? chosen : "");
        if (!org.isEmpty()) {
            return organisation(app, org, chosen);
        }
        if (!chosen.isEmpty() && world.team(chosen).isEmpty()) {
            throw new PageError("unknown_team", TEAM + " names no workspace: " + chosen);
        }
        Team team = world.team(chosen).or(() -> world.team(preselected)).orElseGet(() -> home(app));
        if (!teams(app).contains(team)) {
            throw new PageError("invalid_team_for_non_distributed_app");
        }
        return team.id();
    }

    private String organisation(App app, String org, String team) {
        List<Enterprise> known = world.enterprises().stream()
                .filter(each -> each.id().equals(org)
                        || org.equals("true")
                                && world.team(team)
                                        .flatMap(Team::enterprise)
                                        .map(each::equals)
                                        .orElse(true))
                .toList();
        if (known.isEmpty()) {
            throw new PageError("unknown_team", "there is no such organisation: " + org);
        }
        if (!app.settings().orgReady()) {
            throw new PageError("app_not_org_ready", app.id() + " cannot be installed in a whole organisation");
        }
        if (!organisations(app).contains(known.getFirst())) {
            throw new PageError("invalid_team_for_non_distributed_app");
        }
        return known.getFirst().id();
    }

    private User installer(String place, Team team, String wished) {
        if (wished.isEmpty()) {
            return team.admin();
        }
        List<Team> where = place.equals(team.id()) ? List.of(team) : world.teamsOf(place);
        return where.stream()
                .flatMap(each -> each.users().values().stream())
                .filter(user -> user.id().equals(wished) || user.name().equals(wished))
                .filter(user -> !user.isBot() && !user.isDeleted())
                .findFirst()
                .orElseThrow(() -> new PageError("unknown_user", USER + " names nobody of " + place + ": " + wished));
    }

    private static List<String> declined(Asked asked) {
        List<String> declined = Scopes.in(asked.parameters().getOrDefault(DECLINE, ""));
        Optional<String> needed = declined.stream()
                .filter(scope -> !asked.optionalScopes().contains(scope)
                        && !asked.optionalUserScopes().contains(scope))
                .findFirst();
        needed.ifPresent(scope -> {
            throw new PageError("scope_not_optional", scope + " is not one of the optional scopes asked for");
        });
        return declined;
    }

    /** A box of the page that is not ticked is not sent; {@code boxes} tells that there were any. */
    private static List<String> kept(
            List<String> asked, List<String> optional, List<String> declined, Map<String, String> wishes, String kind) {
        boolean ticked = wishes.containsKey("boxes");
        return asked.stream()
                .filter(scope -> !optional.contains(scope)
                        || (ticked ? wishes.containsKey("keep." + kind + "." + scope) : !declined.contains(scope)))
                .toList();
    }

    private static Channel channel(Team team, String wished) {
        return team.channels().values().stream()
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC && !channel.isArchived())
                .filter(channel -> wished.isEmpty()
                        ? channel.isGeneral()
                        : channel.id().equals(wished) || channel.name().equals(wished))
                .findFirst()
                .orElseThrow(() -> new PageError("unknown_channel", CHANNEL + " names no public channel: " + wished));
    }
}
