package com.atom.slack.simulator.acts;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** The end of grants: some of them, or an app's whole installation in a workspace or an organisation. */
public final class Revocations {
    private final Acts acts;
    private final Changes changes;
    private final World world;
    private final Vault vault;
    private final Faults faults;

    public Revocations(Acts acts, Changes changes, World world, Vault vault, Faults faults) {
        this.acts = acts;
        this.changes = changes;
        this.world = world;
        this.vault = vault;
        this.faults = faults;
    }

    /** Ends grants of one app at one place; when none is left the app is gone from there as well. */
    public Acts.Done revoke(Collection<Grant> grants) {
        Grant one = grants.iterator().next();
        boolean last = all(one.appId(), one.place()).allMatch(grants::contains);
        return end(Change.Op.REVOKE, one.appId(), one.place(), grants, last);
    }

    /** Ends all grants of an app where this one was given. */
    public Acts.Done uninstall(Grant one) {
        List<Grant> grants = all(one.appId(), one.place()).toList();
        return end(Change.Op.UNINSTALL, one.appId(), one.place(), grants, true);
    }

    private Stream<Grant> all(String app, String place) {
        return vault.grants()
                .filter(grant -> grant.appId().equals(app) && grant.place().equals(place));
    }

    private Acts.Done end(Change.Op op, String app, String place, Collection<Grant> grants, boolean last) {
        ObjectNode data = Json.object().put("app_id", app);
        data.set("users", users(grants, false));
        data.set("bots", users(grants, true));
        String named = grants.iterator().next().user();
        data.put("named", named).put("last", last);
        data.put("bot", last || grants.stream().anyMatch(Grant::isBot));
        if (last && faults.strikes(Fault.Kind.UNINSTALL_ORDER, place, "").isPresent()) {
            data.put("uninstalled_first", true);
        }
        Change change = world.team(place)
                .map(team -> changes.ofTeam(op, team, named, data))
                .orElseGet(() -> changes.ofOrganisation(op, place, named, data));
        Acts.Done done = acts.happen(change);
        Set<String> ended = grants.stream().map(Grant::id).collect(Collectors.toSet());
        vault.revoke(grant -> ended.contains(grant.id()));
        return done;
    }

    private static ArrayNode users(Collection<Grant> grants, boolean bots) {
        return Json.array(grants.stream()
                .filter(grant -> grant.isBot() == bots)
                .map(Grant::user)
                .toList());
    }

    /** After a kill between a change and what it means for the tokens: the tokens follow the world. */
    public static void follow(World world, Vault vault) {
        vault.revoke(grant -> !stands(world, grant));
        vault.grants()
                .filter(Grant::isOrgWide)
                .toList()
                .forEach(grant -> vault.reach(grant.appId(), grant.enterprise(), reached(world, grant)));
    }

    private static boolean stands(World world, Grant grant) {
        if (grant.isOrgWide()) {
            return world.orgInstalls()
                    .find(grant.enterprise(), grant.appId())
                    .filter(install -> !grant.isBot() || !install.bot().isDeleted())
                    .isPresent();
        }
        return world.team(grant.team())
                .filter(team -> team.installs().containsKey(grant.appId()))
                .filter(team -> !grant.isBot()
                        || team.user(grant.user())
                                .filter(bot -> !bot.isDeleted())
                                .isPresent())
                .isPresent();
    }

    private static Set<String> reached(World world, Grant grant) {
        return world.teamsOf(grant.enterprise()).stream()
                .filter(team -> world.orgInstalls().reaches(team, grant.appId()))
                .map(Team::id)
                .collect(Collectors.toSet());
    }
}
