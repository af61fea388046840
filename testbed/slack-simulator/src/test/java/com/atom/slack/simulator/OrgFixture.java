package com.atom.slack.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** An organisation of two small workspaces beside the one of the story; the same every time. */
final class OrgFixture {
    static final String ORG = "E0NORTHGRP";
    static final String ONE = "T0ORGONE";
    static final String TWO = "T0ORGTWO";

    private OrgFixture() {}

    static void furnish(World world) {
        Enterprise org = new Enterprise(ORG, "Northwind Group", "northwind-group");
        Changes changes = new Changes(world, new SplittableRandom(7), () -> 1_600_000_000_000_000L);
        add(world, changes, new Team(ONE, "Group One", "group-one", Optional.of(org)), "One");
        add(world, changes, new Team(TWO, "Group Two", "group-two", Optional.of(org)), "Two");
    }

    private static void add(World world, Changes changes, Team team, String mark) {
        world.add(team);
        String upper = mark.toUpperCase(Locale.ROOT);
        String admin = "U0" + upper + "ADMIN";
        String paula = "U0" + upper + "PAULA";
        world.apply(changes.teamJoin(team, person(team, admin, "Ada " + mark).put("is_admin", true)));
        world.apply(changes.teamJoin(team, person(team, paula, "Paula " + mark)));
        ObjectNode general =
                Json.object().put("name", "general").put("kind", "public").put("is_general", true);
        general.set("members", Json.array(List.of(admin, paula)));
        world.apply(changes.createChannel(team, admin, general));
        String channel = team.channels().keySet().iterator().next();
        world.apply(changes.post(team, team.channels().get(channel), changes.typed(paula, "Hello " + mark)));
    }

    private static ObjectNode person(Team team, String id, String name) {
        String handle = name.toLowerCase(Locale.ROOT).replace(' ', '.');
        return User.described(team.id(), id, handle, name, "Europe/Berlin", 1_600_000_000L);
    }
}
