package com.atom.slack.simulator.acts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change.Op;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.OrgInstalls;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** How an app comes into a workspace or an organisation: its bot user, and the wish that the admin invites it. */
public final class Admissions {
    private final Acts acts;
    private final Changes changes;
    private final World world;
    private final Vault vault;

    public Admissions(Acts acts, Changes changes, World world, Vault vault) {
        this.acts = acts;
        this.changes = changes;
        this.world = world;
        this.vault = vault;
    }

    /** Does nothing where the app is; a bot user that was deactivated gets a successor. */
    public void into(Team team, App app, String installer) {
        Team.Install install = team.installs().get(app.id());
        if (install == null || team.user(install.botUser()).orElseThrow().isDeleted()) {
            ObjectNode data = Json.object().put("app_id", app.id());
            data.set("user", bot(app, team.id()));
            data.set("invite_to", Json.array(invitedTo(team)));
            acts.happen(changes.ofTeam(Op.INSTALL, team, installer, data));
        }
    }

    /** The app is in none of the workspaces until it is added there. */
    public void into(Enterprise org, App app, String installer) {
        boolean there = world.orgInstalls()
                .find(org.id(), app.id())
                .filter(install -> !install.bot().isDeleted())
                .isPresent();
        if (!there) {
            ObjectNode data = Json.object().put("app_id", app.id());
            data.set("user", bot(app, org.id()));
            acts.happen(changes.ofOrganisation(Op.INSTALL, org.id(), installer, data));
        }
    }

    private ObjectNode bot(App app, String place) {
        String name = app.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        ObjectNode user =
                User.described(place, changes.id("U"), name, app.name(), "America/Los_Angeles", changes.seconds());
        return User.asBot(user, changes.id("B"), app.id());
    }

    /** An organisation's administrator lets its app into one of the workspaces. */
    Acts.Done add(Team team, Enterprise org, OrgInstalls.Install install) {
        ObjectNode user = install.bot().json(true).put("team_id", team.id());
        ((ObjectNode) user.path("profile")).put("team", team.id());
        ObjectNode data = access(team, install);
        data.set("user", user);
        data.set("invite_to", Json.array(invitedTo(team)));
        return happen(Op.TEAM_ACCESS_GRANTED, org, install, data);
    }

    /** The other way; the app stays installed in the organisation. */
    Acts.Done remove(Team team, Enterprise org, OrgInstalls.Install install) {
        return happen(Op.TEAM_ACCESS_REVOKED, org, install, access(team, install));
    }

    private static ObjectNode access(Team team, OrgInstalls.Install install) {
        ObjectNode data = Json.object().put("app_id", install.appId()).put("team_id", team.id());
        return data.put("named", install.bot().id());
    }

    private Acts.Done happen(Op op, Enterprise org, OrgInstalls.Install install, ObjectNode data) {
        Acts.Done done = acts.happen(changes.ofOrganisation(op, org.id(), install.installer(), data));
        Set<String> reached = new TreeSet<>();
        world.teamsOf(org.id()).stream()
                .filter(team -> world.orgInstalls().reaches(team, install.appId()))
                .forEach(team -> reached.add(team.id()));
        vault.reach(install.appId(), org.id(), reached);
        return done;
    }

    /**
     * All but two of the conversations one can be invited to: not the second public channel and not the last private
     * one. Archived channels cannot be joined, and direct messages belong to two.
     */
    private static List<String> invitedTo(Team team) {
        List<Channel> open = invitable(team, Channel.Kind.PUBLIC);
        List<Channel> closed = invitable(team, Channel.Kind.PRIVATE);
        return team.channels().values().stream()
                .filter(channel -> !channel.isArchived() && channel.kind() != Channel.Kind.IM)
                .filter(channel -> open.size() < 2 || !channel.equals(open.get(1)))
                .filter(channel -> closed.isEmpty() || !channel.equals(closed.getLast()))
                .map(Channel::id)
                .toList();
    }

    private static List<Channel> invitable(Team team, Channel.Kind kind) {
        return team.channels().values().stream()
                .filter(channel -> !channel.isArchived() && channel.kind() == kind)
                .toList();
    }
}
