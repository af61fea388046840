package com.atom.slack.simulator.webapi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Revocations;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** Where an installation reaches, and its end. */
final class InstallMethods {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final World world;
    private final Vault vault;
    private final Revocations revocations;

    InstallMethods(World world, Vault vault, Revocations revocations) {
        this.world = world;
        this.vault = vault;
        this.revocations = revocations;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("auth.teams.list", ApiMethod.TIER_2, "", this::teams),
                ApiMethod.of("apps.uninstall", ApiMethod.TIER_1, "", this::uninstall));
    }

    private ObjectNode teams(ApiCall call) {
        List<Team> reached = world.teams().values().stream()
                .filter(team -> call.grant().reaches(team.id()))
                .sorted(Comparator.comparing(Team::id))
                .toList();
        Cursor.Page<Team> page = Cursor.page(call, "team", reached, Team::id, call.limit(USUAL, MOST));
        ObjectNode answer = Json.object();
        ArrayNode teams = answer.putArray("teams");
        for (Team team : page.items()) {
            ObjectNode json = teams.addObject().put("id", team.id()).put("name", team.name());
            if (call.flag("include_icon")) {
                json.set("icon", AuthMethods.icon());
            }
        }
        return page.into(answer);
    }

    /** All tokens of the installation go, not only the one that asks. */
    private ObjectNode uninstall(ApiCall call) {
        Optional<App> app = vault.appByClientId(call.arg("client_id").orElse(""));
        if (app.isEmpty()) {
            throw new ApiError("invalid_client_id");
        }
        if (!app.get()
                .credentials()
                .clientSecret()
                .equals(call.arg("client_secret").orElse(""))) {
            throw new ApiError("bad_client_secret");
        }
        if (!app.get().id().equals(call.app().id())) {
            throw new ApiError("client_id_token_mismatch");
        }
        if (!mayUninstall(call.grant())) {
            throw new ApiError("no_permission");
        }
        revocations.uninstall(call.grant());
        return Json.object();
    }

    /** The app's bot, administrators, and whoever installed it. */
    private boolean mayUninstall(Grant grant) {
        Stream<Team> where =
                grant.isOrgWide() ? world.teamsOf(grant.enterprise()).stream() : world.team(grant.team()).stream();
        boolean installer = grant.isOrgWide()
                ? world.orgInstalls()
                        .find(grant.enterprise(), grant.appId())
                        .filter(install -> install.installer().equals(grant.user()))
                        .isPresent()
                : world.team(grant.team())
                        .map(team -> team.installs().get(grant.appId()))
                        .filter(install -> install.installer().equals(grant.user()))
                        .isPresent();
        return grant.isBot()
                || installer
                || where.flatMap(team -> team.user(grant.user()).stream()).anyMatch(user -> user.isAdmin());
    }
}
