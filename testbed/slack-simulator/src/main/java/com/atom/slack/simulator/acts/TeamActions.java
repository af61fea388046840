package com.atom.slack.simulator.acts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** What concerns the whole workspace: its people, and the apps that lose their place in it. */
final class TeamActions {
    private final Acts acts;
    private final Changes changes;
    private final Revocations revocations;
    private final Vault vault;

    TeamActions(Acts acts, Changes changes, Revocations revocations, Vault vault) {
        this.acts = acts;
        this.changes = changes;
        this.revocations = revocations;
        this.vault = vault;
    }

    void addTo(Map<String, Function<ActRequest, Acts.Done>> actions) {
        actions.put("user_change", this::change);
        actions.put("team_join", this::join);
        actions.put("create_team", this::createTeam);
        actions.put("change_team", this::changeTeam);
        actions.put("revoke", this::revoke);
        actions.put("uninstall", this::uninstall);
    }

    private Acts.Done change(ActRequest request) {
        User user = request.user();
        ObjectNode patch = Json.object();
        ObjectNode profile = ProfileWish.in(request, request.team(), user);
        patch.set("profile", profile);
        request.optional("real_name")
                .ifPresent(name -> profile.put("real_name", name).put("real_name_normalized", name));
        request.optional("name").ifPresent(name -> patch.put("name", Names.user(request.team(), user.id(), name)));
        if (request.json().has("deleted")) {
            if (!request.json().get("deleted").isBoolean()) {
                throw new ActRefused("invalid_field", "deleted is to be true or false");
            }
            patch.set("deleted", request.json().get("deleted"));
        }
        return acts.happen(changes.userChange(request.team(), user.id(), patch));
    }

    private Acts.Done join(ActRequest request) {
        Team team = request.team();
        String name = Names.user(team, "", request.required("name"));
        String realName = request.optional("real_name").orElse(name);
        return acts.happen(changes.teamJoin(
                team, User.described(team.id(), changes.id("U"), name, realName, "Europe/Berlin", changes.seconds())));
    }

    /** A workspace with its first administrator, alone or in an organisation that is there. */
    private Acts.Done createTeam(ActRequest request) {
        World world = request.world();
        String name = Names.team(request.required("name"));
        String domain = Names.domain(world, "", request.required("domain"));
        Optional<Enterprise> enterprise = request.optional("enterprise")
                .map(id -> world.enterprises().stream()
                        .filter(org -> org.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new ActRefused("unknown_enterprise", id)));
        Acts.Done created = acts.happen(changes.createTeam(name, domain, enterprise));
        Team team = world.teams().get(created.change().team());
        ObjectNode admin = User.described(
                team.id(), changes.id("U"), "admin", "Admin of " + name, "Europe/Berlin", changes.seconds());
        ((ObjectNode) admin.path("profile")).put("email", "admin@" + domain + ".example");
        acts.happen(changes.teamJoin(team, admin.put("is_admin", true).put("is_owner", true)));
        return created;
    }

    private Acts.Done changeTeam(ActRequest request) {
        ObjectNode data = Json.object();
        String own = request.team().id();
        request.optional("name").ifPresent(name -> data.put("name", Names.team(name)));
        request.optional("domain").ifPresent(domain -> data.put("domain", Names.domain(request.world(), own, domain)));
        if (data.isEmpty()) {
            throw new ActRefused("missing_field", "name or domain is needed");
        }
        return acts.happen(
                changes.changeTeam(request.team(), request.team().admin().id(), data));
    }

    private Acts.Done revoke(ActRequest request) {
        String user = request.optional("user").orElse("");
        List<Grant> meant = grants(app(request), request.team())
                .filter(grant -> user.isEmpty() ? grant.isBot() : grant.user().equals(user))
                .toList();
        if (meant.isEmpty()) {
            throw new ActRefused("no_token", "there is no such token");
        }
        String place = meant.getFirst().place();
        return revocations.revoke(
                meant.stream().filter(grant -> grant.place().equals(place)).toList());
    }

    private Acts.Done uninstall(ActRequest request) {
        return revocations.uninstall(
                grants(app(request), request.team()).findFirst().orElseThrow());
    }

    /** Those of the workspace before those of its organisation, whether the app was added here or not. */
    private Stream<Grant> grants(String app, Team team) {
        Stream<Grant> orgWide = team.enterprise().stream().flatMap(org -> vault.orgGrants(app, org.id()));
        return Stream.concat(vault.grants(app, team.id()).filter(grant -> !grant.isOrgWide()), orgWide);
    }

    /** Without a name the first app that is installed. */
    private String app(ActRequest request) {
        Team team = request.team();
        return vault.apps().stream()
                .map(app -> app.id())
                .filter(app -> request.optional("app_id").map(app::equals).orElse(true))
                .filter(app -> grants(app, team).findAny().isPresent())
                .findFirst()
                .orElseThrow(() -> new ActRefused("not_installed", "no such app is installed in " + team.id()));
    }
}
