package com.atom.slack.simulator.acts;

import java.util.Map;
import java.util.function.Function;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.OrgInstalls;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** What an organisation's administrators do: letting its apps into its workspaces, and out again. */
final class OrgActions {
    private final World world;
    private final Vault vault;
    private final Admissions admissions;

    OrgActions(World world, Vault vault, Admissions admissions) {
        this.world = world;
        this.vault = vault;
        this.admissions = admissions;
    }

    void addTo(Map<String, Function<ActRequest, Acts.Done>> actions) {
        actions.put("team_access_grant", request -> access(request, true));
        actions.put("team_access_revoke", request -> access(request, false));
    }

    private Acts.Done access(ActRequest request, boolean grant) {
        Team team = request.team();
        Enterprise org = team.enterprise()
                .orElseThrow(() -> new ActRefused("not_in_an_organisation", team.id() + " stands alone"));
        OrgInstalls.Install install = installed(request, org);
        boolean there = world.orgInstalls().reaches(team, install.appId());
        if (there == grant) {
            throw new ActRefused(
                    grant ? "already_granted" : "not_granted",
                    install.appId() + (grant ? " is in " : " is not in ") + team.id());
        }
        if (grant && team.installs().containsKey(install.appId())) {
            throw new ActRefused("already_installed", install.appId() + " is installed in " + team.id() + " itself");
        }
        return grant ? admissions.add(team, org, install) : admissions.remove(team, org, install);
    }

    /** Without a name the first app that the organisation has. */
    private OrgInstalls.Install installed(ActRequest request, Enterprise org) {
        return vault.apps().stream()
                .map(App::id)
                .filter(app -> request.optional("app_id").map(app::equals).orElse(true))
                .flatMap(app -> world.orgInstalls().find(org.id(), app).stream())
                .findFirst()
                .orElseThrow(() -> new ActRefused("not_installed", "no such app is installed in " + org.id()));
    }
}
