package com.atom.slack.simulator.workspace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.atom.slack.simulator.wire.Json;

/** Apps installed in whole organisations, and what a change of an organisation does to its workspaces. */
public final class OrgInstalls {
    /** @param bot one bot user for all workspaces the app is added to */
    public record Install(String appId, User bot, String installer) {}

    private final Map<String, Map<String, Install>> byEnterprise = new HashMap<>();

    public Optional<Install> find(String enterprise, String app) {
        return Optional.ofNullable(
                byEnterprise.getOrDefault(enterprise, Map.of()).get(app));
    }

    /** Whether the organisation's administrators have added the app to the workspace. */
    public boolean reaches(Team team, String app) {
        Team.Install there = team.installs().get(app);
        return there != null
                && team.enterprise()
                        .flatMap(org -> find(org.id(), app))
                        .filter(install -> install.bot().id().equals(there.botUser()))
                        .isPresent();
    }

    void apply(Change change, List<Team> teams) {
        String app = change.data().path("app_id").asText();
        Map<String, Install> here = byEnterprise.computeIfAbsent(change.team(), unknown -> new HashMap<>());
        switch (change.op()) {
            case INSTALL ->
                here.put(
                        app,
                        new Install(
                                app, new User(change.data().withObject("user").deepCopy()), change.actor()));
            case TEAM_ACCESS_GRANTED -> meant(change, teams).forEach(team -> team.install(change));
            case TEAM_ACCESS_REVOKED -> meant(change, teams).forEach(team -> team.uninstall(change));
            case REVOKE, UNINSTALL -> {
                teams.stream().filter(team -> reaches(team, app)).toList().forEach(team -> team.uninstall(change));
                if (change.endsInstall()) {
                    here.remove(app);
                } else if (change.endsBot()) {
                    here.get(app).bot().change(Json.object().put("deleted", true), Ts.seconds(change.eventTs()));
                }
            }
            default -> throw new IllegalArgumentException(change.op() + " does not happen to an organisation");
        }
    }

    private static List<Team> meant(Change change, List<Team> teams) {
        String meant = change.data().path("team_id").asText();
        return teams.stream().filter(team -> team.id().equals(meant)).toList();
    }
}
